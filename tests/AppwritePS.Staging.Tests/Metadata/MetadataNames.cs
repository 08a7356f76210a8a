using System.Reflection.Metadata;

namespace AppwritePS.Staging.Tests.Metadata;

/// <summary>Names as the tests tell them: of types the namespace, a dot and the name, nested ones after a plus.</summary>
internal static class MetadataNames
{
    public static string FullName(this MetadataReader metadata, StringHandle space, StringHandle name) =>
        space.IsNil ? metadata.GetString(name) : metadata.GetString(space) + "." + metadata.GetString(name);

    public static string NameOf(this MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.FullName(type.Namespace, type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer ? metadata.NameOf(outer) + "+" + name : name;
    }

    public static string NameOf(this MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.FullName(type.Namespace, type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? metadata.NameOf((TypeReferenceHandle)type.ResolutionScope) + "+" + name
            : name;
    }

    /// <summary>The assembly that a type is looked for in first.</summary>
    public static string AssemblyOf(this MetadataReader metadata, TypeReferenceHandle handle) =>
        metadata.GetTypeReference(handle).ResolutionScope switch
        {
            { Kind: HandleKind.TypeReference } outer => metadata.AssemblyOf((TypeReferenceHandle)outer),
            { Kind: HandleKind.AssemblyReference } assembly => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)assembly).Name),
            _ => metadata.GetString(metadata.GetAssemblyDefinition().Name),
        };

    /// <summary>The attribute's own type.</summary>
    public static TypeShape TypeIn(this CustomAttribute attribute, MetadataReader metadata) =>
        ShapeReader.Read(metadata, attribute.Constructor.Kind == HandleKind.MemberReference
            ? metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
            : metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType());
}
