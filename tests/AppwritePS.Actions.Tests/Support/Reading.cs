using AppwritePS.Yaml;

namespace AppwritePS.Actions.Tests;

internal static class Reading
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static ActionFile Read(string yaml, bool convertBody = false, bool replaceSchedule = false) =>
        ActionFile.Read(new YamlFormat(), yaml, new() { Now = Now, ConvertBody = convertBody, ReplaceSchedule = replaceSchedule });

    /// <summary>The only action of a text that nothing is wrong with.</summary>
    public static AppwriteAction Good(string yaml, bool convertBody = false)
    {
        var file = Read(yaml, convertBody);
        Assert.Empty(file.Problems);
        Assert.False(file.HasErrors);
        return Assert.Single(file.Actions);
    }

    /// <summary>An action with these lines in its data, from line 4 and column 3 on.</summary>
    public static string WithData(string lines) =>
        "action: appwrite.execute_function_home\ndata:\n  function_id: notify\n" + Indented(lines, 2);

    /// <summary>The problems, each as its place, <c>?</c> for a warning, rule and key.</summary>
    public static string[] Told(this ActionFile file) =>
        [.. file.Problems.Select(problem => $"{problem.Position} {(problem.IsWarning ? "?" : "")}{problem.Rule} {problem.Key}".TrimEnd())];

    public static string Indented(string lines, int blanks) =>
        string.Concat(lines.TrimEnd('\n').Split('\n').Select(line => new string(' ', blanks) + line + "\n"));
}
