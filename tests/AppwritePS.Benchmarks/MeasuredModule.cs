using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AppwritePS.Quickstart;

namespace AppwritePS.Benchmarks;

/// <summary>The module that is measured.</summary>
internal static class MeasuredModule
{
    /// <summary>Its name, version and configuration, as they are staged.</summary>
    public static string Text
    {
        get
        {
            // Read, not loaded: it is not this process's to load.
            using var file = new PEReader(File.OpenRead(Path.Combine(StagedModule.Folder, "AppwritePS.dll")));
            var metadata = file.GetMetadataReader();
            var assembly = metadata.GetAssemblyDefinition();
            return $"{metadata.GetString(assembly.Name)} {assembly.Version.ToString(3)}, built as {ConfigurationOf(metadata, assembly)}";
        }
    }

    private static string ConfigurationOf(MetadataReader metadata, AssemblyDefinition assembly) => assembly.GetCustomAttributes()
        .Select(metadata.GetCustomAttribute)
        .Where(attribute => NameOf(metadata, attribute) == nameof(AssemblyConfigurationAttribute))
        .Select(attribute => TextOf(metadata.GetBlobReader(attribute.Value)))
        .Single();

    private static string NameOf(MetadataReader metadata, CustomAttribute attribute) =>
        metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent).Name);

    // Two bytes of prologue, then the one argument.
    private static string TextOf(BlobReader value)
    {
        value.ReadUInt16();
        return value.ReadSerializedString()!;
    }
}
