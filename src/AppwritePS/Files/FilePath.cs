using System.Management.Automation;

namespace AppwritePS;

/// <summary>A path as users type it: relative to the shell's folder, on any of its drives.</summary>
internal static class FilePath
{
    /// <summary>The file system's own path.</summary>
    /// <exception cref="BindingException">The path leads elsewhere, such as into the registry.</exception>
    public static string Of(PSCmdlet command, string path)
    {
        var resolved = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return provider.Name == "FileSystem" ? resolved : throw new BindingException(Text.Format(Messages.NotFilePath, path));
    }
}
