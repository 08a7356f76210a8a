using System.Text.Json;

namespace AppwritePS.Instances;

/// <summary>
/// Reads the files of the Appwrite CLI: <c>~/.appwrite/prefs.json</c>, whose members are sessions by id or, in old ones,
/// the one session's settings; and <c>appwrite.config.json</c>, once <c>appwrite.json</c>, of a project's folder.
/// </summary>
public static class CliFiles
{
    private static readonly string[] s_projectFiles = ["appwrite.config.json", "appwrite.json"];

    private static readonly JsonDocumentOptions s_options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Where the CLI keeps its preferences, below a home directory.</summary>
    public static string PreferencesBelow(string home) => Path.Combine(home, ".appwrite", "prefs.json");

    /// <summary>Whether a file is a project's, by its name.</summary>
    public static bool IsProjectFile(string path) => s_projectFiles.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The project file of a folder or of the nearest one above it; <c>null</c> for none.</summary>
    public static string? FindProjectFile(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (s_projectFiles.Select(name => Path.Combine(at.FullName, name)).FirstOrDefault(File.Exists) is { } found) return found;
        }

        return null;
    }

    /// <summary>The sessions in the text of a preferences file.</summary>
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public static IReadOnlyList<CliSession> ReadSessions(string json) => Read<IReadOnlyList<CliSession>>(json, static root =>
    {
        var current = TextOf(root, "current");
        var sessions = root.EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.Object)
            .Select(member => SessionOf(member.Value, member.Name == current))
            .ToList();

        var old = SessionOf(root, isCurrent: current is null);
        return old.Key is null ? sessions : [.. sessions, old];
    });

    /// <summary>What the text of a project file says; <c>null</c> where it names no project.</summary>
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public static CliProject? ReadProject(string json) =>
        Read(json, static root => TextOf(root, "projectId") is { } projectId ? new CliProject(projectId, TextOf(root, "endpoint")) : null);

    private static T Read<T>(string json, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(json, s_options);
        try
        {
            return read(Object(document.RootElement));
        }
        catch (InvalidOperationException half)
        {
            // An escape of half a character is JSON to the parser, but no text.
            throw new JsonException("A text in the file is no Unicode.", half);
        }
    }

    private static CliSession SessionOf(JsonElement settings, bool isCurrent) =>
        new(TextOf(settings, "endpoint"), TextOf(settings, "project"), TextOf(settings, "key"), IsTrue(settings, "selfSigned"), isCurrent);

    private static JsonElement Object(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object ? root : throw new JsonException("The file holds no JSON object.");

    private static string? TextOf(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    // A boolean, or its word.
    private static bool IsTrue(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var value)
        && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && bool.TryParse(value.GetString(), out var flag) && flag));
}
