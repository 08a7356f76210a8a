using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Text;

namespace AppwritePS.Staging.Tests.Metadata;

/// <summary>
/// What the engine asks for when it looks for cmdlets in an assembly, before any code of it runs: all its types, hence
/// their bases, interfaces and the value types of their fields; of visible ones also attributes and signatures.
/// </summary>
internal sealed class TypeScan
{
    private readonly AssemblyFile _file;
    private readonly AssemblySet _ownAssemblies;
    private readonly IReadOnlyCollection<string> _tooEarly;

    /// <param name="file">The assembly.</param>
    /// <param name="ownAssemblies">The assemblies whose types are looked into, as far as those of the file hold them.</param>
    /// <param name="tooEarly">The assemblies that nothing can be asked of yet.</param>
    public TypeScan(AssemblyFile file, AssemblySet ownAssemblies, IReadOnlyCollection<string> tooEarly)
    {
        _file = file;
        _ownAssemblies = ownAssemblies;
        _tooEarly = tooEarly;
    }

    /// <summary>The types, with what they would ask for too early.</summary>
    public IReadOnlyList<string> Breaches() =>
        [.. from handle in _file.Metadata.TypeDefinitions
            let type = _file.Metadata.GetTypeDefinition(handle)
            from asked in Loaded(_file.Metadata, type, []).Concat(Signatures(type)).Concat(AttributeTypes(type)).SelectMany(shape => shape.Parts)
            where asked.Assembly is not null && _tooEarly.Contains(asked.Assembly)
            select $"{_file.Metadata.NameOf(handle)}: {asked.Name}"];

    /// <summary>Attributes that name a type of those assemblies as an argument.</summary>
    public IReadOnlyList<string> AttributeArguments() =>
        [.. from attribute in _file.Metadata.CustomAttributes.Select(_file.Metadata.GetCustomAttribute)
            let value = Encoding.UTF8.GetString(_file.Metadata.GetBlobBytes(attribute.Value))
            where _tooEarly.Any(name => value.Contains($", {name}, ", StringComparison.Ordinal))
            select attribute.TypeIn(_file.Metadata).Name];

    // A field of a class is a pointer whatever the class; a generic value type's layout hangs on its arguments.
    private IEnumerable<TypeShape> Loaded(MetadataReader metadata, TypeDefinition type, ImmutableHashSet<string> around) =>
        Bases(metadata, type)
            .Concat(type.GetFields().SelectMany(field => metadata.GetFieldDefinition(field).DecodeSignature(ShapeReader.Instance, []).Parts).Where(part => part.IsValueType))
            .SelectMany(shape => shape.Parts)
            .SelectMany(part => LoadedWith(part, around).Prepend(part));

    private IEnumerable<TypeShape> LoadedWith(TypeShape shape, ImmutableHashSet<string> around) =>
        !around.Contains(shape.Name) && _ownAssemblies.FindType(shape) is { } found
            ? Loaded(found.File.Metadata, found.Definition, around.Add(shape.Name))
            : [];

    private static IEnumerable<TypeShape> Bases(MetadataReader metadata, TypeDefinition type) =>
        type.GetInterfaceImplementations().Select(handle => metadata.GetInterfaceImplementation(handle).Interface)
            .Prepend(type.BaseType)
            .Where(handle => !handle.IsNil)
            .Select(handle => ShapeReader.Read(metadata, handle));

    private IEnumerable<TypeShape> Signatures(TypeDefinition type) =>
        from method in type.GetMethods().Select(_file.Metadata.GetMethodDefinition)
        where IsVisible(type) && (method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem
        let signature = method.DecodeSignature(ShapeReader.Instance, [])
        from part in signature.ParameterTypes.Add(signature.ReturnType)
        select part;

    private IEnumerable<TypeShape> AttributeTypes(TypeDefinition type) =>
        from handle in type.GetCustomAttributes()
            .Concat(type.GetMethods().SelectMany(method => _file.Metadata.GetMethodDefinition(method).GetCustomAttributes()))
            .Concat(type.GetFields().SelectMany(field => _file.Metadata.GetFieldDefinition(field).GetCustomAttributes()))
            .Concat(type.GetProperties().SelectMany(property => _file.Metadata.GetPropertyDefinition(property).GetCustomAttributes()))
        select _file.Metadata.GetCustomAttribute(handle).TypeIn(_file.Metadata);

    private static bool IsVisible(TypeDefinition type) =>
        (type.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public or TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem;
}
