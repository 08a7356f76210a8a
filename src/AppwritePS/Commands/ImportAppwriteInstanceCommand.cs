using System.Management.Automation;
using System.Text.Json;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Takes over what the Appwrite CLI keeps: its sessions' keys, and the project of a folder.</summary>
[Cmdlet(VerbsData.Import, "AppwriteInstance", SupportsShouldProcess = true)]
[OutputType(typeof(AppwriteInstance))]
public sealed class ImportAppwriteInstanceCommand : InstanceKeepingCommand
{
    /// <summary>
    /// The CLI's files: prefs.json, appwrite.config.json, appwrite.json, or a folder to look from. Default the preferences
    /// in the home directory, and the project file of the current folder or the nearest above it.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The name. Default the project's ID.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Process, the default: until the process ends. CurrentUser: in the profile.</summary>
    [Parameter]
    [ValidateSet(nameof(InstanceScope.Process), nameof(InstanceScope.CurrentUser))]
    public InstanceScope Scope { get; set; } = InstanceScope.Process;

    /// <summary>Replace what has its name, or its endpoint and project.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    // A key pasted where a file belongs must not come back in an error.
    private string[]? ShownPath => Path is null ? null : Array.ConvertAll(Path, InstanceException.Mask);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            var (preferences, project) = Files();
            var found = CliInstance.Join(
                preferences is null ? [] : Read(preferences, CliFiles.ReadSessions),
                project is null ? null : Read(project, CliFiles.ReadProject));
            if (found.Count == 0) throw new BindingException(Text.Format(Messages.NothingToImport, preferences ?? "-", project ?? "-"), nameof(Messages.NothingToImport));

            foreach (var instance in found) Import(instance);
        }
        catch (BindingException broken)
        {
            WriteError(broken.ToErrorRecord(ShownPath));
        }
        catch (InstanceException problem)
        {
            WriteError(problem.ToErrorRecord(ShownPath));
        }
    }

    private void Import(CliInstance found)
    {
        var transport = TransportSettings.Default with { SkipCertificateCheck = found.SelfSigned };
        Add(Instance.Create(Name, Endpoint.Parse(found.Endpoint), found.ProjectId, new MemoryKey(found.Key), transport), Scope, Force);
    }

    private (string? Preferences, string? Project) Files()
    {
        var paths = Path is null ? [SessionState.Path.CurrentFileSystemLocation.Path] : Path.Select(GetUnresolvedProviderPathFromPSPath).ToList();
        var isFolder = paths.ToLookup(Directory.Exists);
        var files = isFolder[false].ToList();
        if (files.Find(file => !File.Exists(file)) is { } missing) throw new BindingException(Text.Format(Messages.CliFileMissing, InstanceException.Mask(missing)), nameof(Messages.CliFileMissing));
        if (files.GroupBy(CliFiles.IsProjectFile).Any(kind => kind.Count() > 1)) throw new BindingException(Messages.CliFileTwice);

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var preferences = files.Find(file => !CliFiles.IsProjectFile(file)) ?? CliFiles.PreferencesBelow(home);
        var project = files.Find(CliFiles.IsProjectFile) ?? isFolder[true].Select(CliFiles.FindProjectFile).FirstOrDefault(file => file is not null);
        return (File.Exists(preferences) ? preferences : null, project);
    }

    private static T Read<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(File.ReadAllText(file));
        }
        catch (JsonException broken)
        {
            // The reader's own text quotes what stands at the place, which may be a key.
            throw Unreadable(file, broken.LineNumber is { } line ? Text.Format(Messages.CliFileNotJson, line + 1, broken.BytePositionInLine + 1) : broken.Message);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, failed.Message);
        }
    }

    private static BindingException Unreadable(string file, string reason) =>
        new(Text.Format(Messages.CliFileUnreadable, file, reason), nameof(Messages.CliFileUnreadable));
}
