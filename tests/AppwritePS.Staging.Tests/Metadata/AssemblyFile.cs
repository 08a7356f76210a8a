using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AppwritePS.Staging.Tests.Metadata;

/// <summary>An assembly as a file: what its metadata says, with nothing loaded.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Kept until the tests end, and mere memory.")]
internal sealed class AssemblyFile
{
    private readonly PEReader _image;
    private readonly Dictionary<string, TypeDefinitionHandle> _types = [];
    private readonly Dictionary<string, string> _forwards = [];

    public AssemblyFile(string path)
    {
        // The reader looks into the image's memory for as long as it lives.
        _image = new PEReader(ImmutableArray.Create(File.ReadAllBytes(path)));
        Metadata = _image.GetMetadataReader();
        Name = Metadata.GetString(Metadata.GetAssemblyDefinition().Name);

        foreach (var handle in Metadata.TypeDefinitions) _types.Add(Metadata.NameOf(handle), handle);
        foreach (var forward in Metadata.ExportedTypes.Select(Metadata.GetExportedType).Where(type => type.IsForwarder))
        {
            if (forward.Implementation.Kind == HandleKind.AssemblyReference)
                _forwards.Add(Metadata.FullName(forward.Namespace, forward.Name), NameOf((AssemblyReferenceHandle)forward.Implementation));
        }
    }

    public MetadataReader Metadata { get; }

    public string Name { get; }

    public Version Version => Metadata.GetAssemblyDefinition().Version;

    public IEnumerable<(string Name, Version Version)> References =>
        Metadata.AssemblyReferences.Select(handle => (NameOf(handle), Metadata.GetAssemblyReference(handle).Version));

    public TypeDefinitionHandle? FindType(string name) => _types.TryGetValue(name, out var handle) ? handle : null;

    /// <summary>The assembly that a type has moved to. A nested type moves with the one around it.</summary>
    public string? FindForward(string name) => _forwards.GetValueOrDefault(name.Split('+')[0]);

    private string NameOf(AssemblyReferenceHandle handle) => Metadata.GetString(Metadata.GetAssemblyReference(handle).Name);
}
