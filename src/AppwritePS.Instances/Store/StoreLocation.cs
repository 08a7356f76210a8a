using System.Runtime.InteropServices;

namespace AppwritePS.Instances;

/// <summary>
/// Where the store of an account lies: <c>instances.json</c> in <c>APPWRITEPS_HOME</c>; else, on Windows, in
/// <c>LOCALAPPDATA\AppwritePS</c>; else in <c>AppwritePS</c> under <c>XDG_CONFIG_HOME</c> or <c>~/.config</c>.
/// </summary>
public sealed record StoreLocation
{
    /// <summary>The variable that moves the store.</summary>
    public const string HomeVariable = "APPWRITEPS_HOME";

    internal const string FileName = "instances.json";
    private const string DirectoryName = "AppwritePS";
    private static readonly char[] s_wildcards = ['*', '?'];

    private StoreLocation(string? path, params string[] variables)
    {
        Path = path;
        Variables = string.Join(", ", variables);
    }

    /// <summary>The store's file, which need not exist; null if the account has no place for one.</summary>
    public string? Path { get; }

    // One of these would give a place.
    internal string Variables { get; }

    /// <summary>Finds where the store lies, by this process's environment variables as they are now.</summary>
    /// <returns>The place.</returns>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.InvalidStoreHome"/>.</exception>
    public static StoreLocation Find() => Find(Environment.GetEnvironmentVariable, RuntimeInformation.IsOSPlatform(OSPlatform.Windows));

    internal static StoreLocation Find(Func<string, string?> getVariable, bool isWindows)
    {
        if (getVariable(HomeVariable)?.Trim() is { Length: > 0 } home)
        {
            return IsAbsolute(home, isWindows)
                ? In(home)
                : throw new InstanceException(InstanceProblem.InvalidStoreHome, home);
        }

        if (isWindows)
            return getVariable("LOCALAPPDATA") is { Length: > 0 } local ? In(local, DirectoryName) : new(null, HomeVariable, "LOCALAPPDATA");

        // A relative XDG_CONFIG_HOME counts as unset, by the XDG base directory specification.
        if (getVariable("XDG_CONFIG_HOME") is { } config && IsAbsolute(config, isWindows))
            return In(config, DirectoryName);
        return getVariable("HOME") is { Length: > 0 } user && IsAbsolute(user, isWindows)
            ? In(user, ".config", DirectoryName)
            : new(null, HomeVariable, "XDG_CONFIG_HOME", "HOME");
    }

    private static StoreLocation In(params string[] directories) => new(System.IO.Path.Combine([.. directories, FileName]));

    // .NET Framework refuses some characters where a path is used, and not as a failure of the file system.
    private static bool IsAbsolute(string path, bool isWindows) =>
        path.IndexOfAny(System.IO.Path.GetInvalidPathChars()) < 0
        && (isWindows ? IsAbsoluteOnWindows(path) : path.StartsWith("/", StringComparison.Ordinal));

    // It does not list * and ? among them; only the verbatim prefix has one.
    private static bool IsAbsoluteOnWindows(string path) =>
        (path.StartsWith(@"\\", StringComparison.Ordinal) || (path.Length > 2 && path[1] == ':' && path[2] is '\\' or '/'))
        && path.IndexOfAny(s_wildcards, path.StartsWith(WindowsStoreFiles.VerbatimPrefix, StringComparison.Ordinal) ? WindowsStoreFiles.VerbatimPrefix.Length : 0) < 0;
}
