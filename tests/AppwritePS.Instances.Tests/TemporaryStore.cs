namespace AppwritePS.Instances.Tests;

/// <summary>A store in a directory of its own, which goes with it.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("appwriteps-store-");

    public TemporaryStore(IUserProtection? protection = null)
    {
        Protection = protection ?? new FakeProtection { IsAvailable = false };
        Store = Open();
    }

    public IUserProtection Protection { get; }

    public InstanceStore Store { get; }

    public string Root => _root.FullName;

    // Not there until the store makes it.
    public string Home => Path.Combine(Root, "home");

    public string FilePath => Path.Combine(Home, "instances.json");

    public string Text => File.ReadAllText(FilePath);

    public IEnumerable<string> Names => Store.Read().Instances.Select(static i => i.Name);

    public IEnumerable<string> Leftovers => Directory.EnumerateFiles(Home).Select(Path.GetFileName).Where(static name => name!.Contains(".tmp", StringComparison.Ordinal))!;

    public static StoreLocation LocationOf(string home) => StoreLocation.Find(name => name == StoreLocation.HomeVariable ? home : null, OperatingSystem.IsWindows());

    /// <summary>The same file as another process sees it.</summary>
    public InstanceStore Open(IUserProtection? protection = null, TimeSpan? lockTimeout = null, string? home = null) =>
        new(LocationOf(home ?? Home), protection ?? Protection, StoreFiles.OfThisSystem, lockTimeout ?? TimeSpan.FromSeconds(15));

    public void Write(string text)
    {
        Directory.CreateDirectory(Home);
        File.WriteAllText(FilePath, text);
    }

    public void Dispose() => _root.Delete(recursive: true);
}
