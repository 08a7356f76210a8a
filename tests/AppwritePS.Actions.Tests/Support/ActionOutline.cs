using System.Globalization;
using System.Text;

namespace AppwritePS.Actions.Tests;

/// <summary>What was read of a file, in lines for people: its problems, and its actions.</summary>
internal static class ActionOutline
{
    private const int LongestShown = 400;

    /// <summary>
    /// A line a problem, as <see cref="Reading.Told"/> has them. Then the actions: of a file with errors only whether each is
    /// valid, of others all that is not the default.
    /// </summary>
    public static string Of(ActionFile file) =>
        string.Concat(
            file.Told().Select(static line => Shown(line))
                .Concat(file.Actions.SelectMany(action => file.HasErrors ? [Validity(action)] : Lines(action)))
                .Select(static line => line + "\n"));

    private static string Validity(AppwriteAction action) => $"action {action.Position} {(action.IsValid ? "valid" : "not valid")}";

    private static IEnumerable<string> Lines(AppwriteAction action)
    {
        yield return Validity(action);
        if (action.Alias is { } alias) yield return Line("alias", alias);
        if (!action.IsEnabled) yield return Line("enabled", "false");
        if (action.ContinueOnError) yield return Line("continue on error", "true");
        if (action.ResponseVariable is { } variable) yield return Line("variable", variable.Value);
        if (action.Name is { } name) yield return Line(name.Value.Form == ActionNameForm.Instance ? "instance" : "instance and function", name.Value.Reference);
        if (action.FunctionId is { } function) yield return Line("function", function.Value);
        yield return Line("method", action.Method);
        if (action.Path is { } path) yield return Line("path", path.Value);
        foreach (var header in action.Headers) yield return Line("header " + Shown(header.Key), header.Value);
        if (action.Body is { } body) yield return Line(action.IsBodyConverted ? "body as JSON" : "body", body.Value);
        if (action.ScheduledAt is { } time) yield return Line("schedule", time.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
        if (action.Async is not null || action.IsAsync) yield return Line("async", action.IsAsync ? "true" : "false");
    }

    private static string Line(string what, string text) => $"  {what}: {Shown(text)}".TrimEnd();

    private static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text.Length > LongestShown ? text.Substring(0, LongestShown / 8) : text)
        {
            if (c == '\n') shown.Append("\\n");
            else if (c == '\\') shown.Append("\\\\");
            else if (IsSeen(c)) shown.Append(c);
            else shown.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return text.Length > LongestShown ? $"{shown}... ({text.Length} characters)" : shown.ToString();
    }

    private static bool IsSeen(char c) => c is (>= ' ' and <= '~') or (> '\u00AD' and < '\u0300') or (> '\u206F' and < '\uFE00');
}
