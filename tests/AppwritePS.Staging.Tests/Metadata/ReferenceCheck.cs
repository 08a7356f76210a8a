using System.Reflection.Metadata;

namespace AppwritePS.Staging.Tests.Metadata;

/// <summary>Whether the types and members that an assembly refers to are there, with the signatures that it was built against.</summary>
internal static class ReferenceCheck
{
    /// <summary>The references that lead nowhere.</summary>
    public static IReadOnlyList<string> Unresolved(AssemblyFile file, AssemblySet set) =>
        [.. UnresolvedTypes(file, set).Concat(UnresolvedMembers(file, set)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> UnresolvedTypes(AssemblyFile file, AssemblySet set) =>
        from handle in file.Metadata.TypeReferences
        let type = ShapeReader.Read(file.Metadata, handle)
        where set.FindType(type) is null
        select $"{type.Name} of {type.Assembly}";

    private static IEnumerable<string> UnresolvedMembers(AssemblyFile file, AssemblySet set)
    {
        foreach (var member in file.Metadata.MemberReferences.Select(file.Metadata.GetMemberReference))
        {
            if (member.Parent.Kind is not (HandleKind.TypeReference or HandleKind.TypeDefinition or HandleKind.TypeSpecification)) continue;

            // Array types have their members from the runtime; a type that is not there is told as such.
            var parent = ShapeReader.Read(file.Metadata, member.Parent);
            if (parent.Assembly is null || set.FindType(parent) is null) continue;

            // The signature speaks of the type's parameters by number, whatever the arguments.
            var sought = MemberText.Of(file.Metadata, member);
            if (!Has(set, parent with { Arguments = [] }, sought)) yield return $"{parent.Name}::{sought}";
        }
    }

    private static bool Has(AssemblySet set, TypeShape type, string sought)
    {
        if (set.FindType(type) is not { } found) return false;

        var (metadata, definition) = (found.File.Metadata, found.Definition);
        var bases = definition.GetInterfaceImplementations().Select(handle => metadata.GetInterfaceImplementation(handle).Interface)
            .Prepend(definition.BaseType)
            .Where(handle => !handle.IsNil);
        return definition.GetMethods().Any(handle => MemberText.Of(metadata, metadata.GetMethodDefinition(handle), type.Arguments) == sought)
            || definition.GetFields().Any(handle => MemberText.Of(metadata, metadata.GetFieldDefinition(handle), type.Arguments) == sought)
            || bases.Any(handle => Has(set, ShapeReader.Read(metadata, handle, type.Arguments), sought));
    }
}
