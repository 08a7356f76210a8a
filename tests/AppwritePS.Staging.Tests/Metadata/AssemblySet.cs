using System.Reflection.Metadata;

namespace AppwritePS.Staging.Tests.Metadata;

/// <summary>The assemblies that lie in some folders; the first folder that has a name gives it.</summary>
internal sealed class AssemblySet(params string[] folders)
{
    private readonly Dictionary<string, AssemblyFile?> _files = [];
    private readonly Lock _lock = new();

    public IReadOnlyList<string> Folders => folders;

    public AssemblyFile? Find(string name)
    {
        lock (_lock)
        {
            if (!_files.TryGetValue(name, out var file))
            {
                var path = folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
                _files.Add(name, file = path is null ? null : new AssemblyFile(path));
            }

            return file;
        }
    }

    /// <summary>Where a type is defined, through whatever forwards lie between.</summary>
    public (AssemblyFile File, TypeDefinition Definition)? FindType(TypeShape shape)
    {
        for (var assembly = shape.Assembly; assembly is not null && Find(assembly) is { } file; assembly = file.FindForward(shape.Name))
        {
            if (file.FindType(shape.Name) is { } handle) return (file, file.Metadata.GetTypeDefinition(handle));
        }

        return null;
    }
}
