using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace AppwritePS.Staging.Tests.Metadata;

/// <summary>
/// Decodes signatures. What it is given as context are the arguments of the type around; with none, type parameters stay
/// numbers.
/// </summary>
internal sealed class ShapeReader : ISignatureTypeProvider<TypeShape, ImmutableArray<TypeShape>>
{
    private const byte ValueType = 0x11;

    private ShapeReader()
    {
    }

    public static ShapeReader Instance { get; } = new();

    /// <summary>The type that a definition, reference or specification means.</summary>
    public static TypeShape Read(MetadataReader metadata, EntityHandle handle, ImmutableArray<TypeShape> context = default) => handle.Kind switch
    {
        HandleKind.TypeDefinition => Instance.GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => Instance.GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => Instance.GetTypeFromSpecification(metadata, context, (TypeSpecificationHandle)handle, 0),
        _ => throw new NotSupportedException($"No type: {handle.Kind}."),
    };

    public TypeShape GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        new(reader.NameOf(handle), reader.GetString(reader.GetAssemblyDefinition().Name), rawTypeKind == ValueType, []);

    public TypeShape GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        new(reader.NameOf(handle), reader.AssemblyOf(handle), rawTypeKind == ValueType, []);

    public TypeShape GetTypeFromSpecification(MetadataReader reader, ImmutableArray<TypeShape> genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public TypeShape GetGenericInstantiation(TypeShape genericType, ImmutableArray<TypeShape> typeArguments) =>
        genericType with { Arguments = typeArguments };

    public TypeShape GetGenericTypeParameter(ImmutableArray<TypeShape> genericContext, int index) =>
        genericContext.IsDefaultOrEmpty ? new($"!{index}") : genericContext[index];

    public TypeShape GetGenericMethodParameter(ImmutableArray<TypeShape> genericContext, int index) => new($"!!{index}");

    public TypeShape GetPrimitiveType(PrimitiveTypeCode typeCode) => new("System." + typeCode);

    public TypeShape GetSZArrayType(TypeShape elementType) => new("[]", elementType);

    public TypeShape GetArrayType(TypeShape elementType, ArrayShape shape) => new($"[{new string(',', shape.Rank - 1)}]", elementType);

    public TypeShape GetByReferenceType(TypeShape elementType) => new("&", elementType);

    public TypeShape GetPointerType(TypeShape elementType) => new("*", elementType);

    public TypeShape GetPinnedType(TypeShape elementType) => elementType;

    public TypeShape GetModifiedType(TypeShape modifier, TypeShape unmodifiedType, bool isRequired) =>
        new(isRequired ? "modreq" : "modopt", modifier, unmodifiedType);

    public TypeShape GetFunctionPointerType(MethodSignature<TypeShape> signature) =>
        new("fnptr", signature.ParameterTypes.Add(signature.ReturnType));
}
