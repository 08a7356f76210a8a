using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace AppwritePS.Staging.Tests.Metadata;

/// <summary>A field or method as text: two are the same member if their texts are equal.</summary>
internal static class MemberText
{
    public static string Of(MetadataReader metadata, MemberReference member) =>
        member.GetKind() == MemberReferenceKind.Field
            ? OfField(metadata.GetString(member.Name), member.DecodeFieldSignature(ShapeReader.Instance, []))
            : OfMethod(metadata.GetString(member.Name), member.DecodeMethodSignature(ShapeReader.Instance, []));

    public static string Of(MetadataReader metadata, MethodDefinition method, ImmutableArray<TypeShape> typeArguments) =>
        OfMethod(metadata.GetString(method.Name), method.DecodeSignature(ShapeReader.Instance, typeArguments));

    public static string Of(MetadataReader metadata, FieldDefinition field, ImmutableArray<TypeShape> typeArguments) =>
        OfField(metadata.GetString(field.Name), field.DecodeSignature(ShapeReader.Instance, typeArguments));

    private static string OfField(string name, TypeShape type) => $"{name} : {type}";

    private static string OfMethod(string name, MethodSignature<TypeShape> signature)
    {
        var generic = signature.GenericParameterCount > 0 ? $"`{signature.GenericParameterCount}" : "";
        var receiver = signature.Header.IsInstance ? "" : "static ";
        return $"{receiver}{name}{generic}({string.Join(", ", signature.ParameterTypes)}) : {signature.ReturnType}";
    }
}
