using System.Globalization;
using System.Reflection;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>The cells of the module's views. For the format file; nothing else should need it.</summary>
public static class ViewText
{
    private const int LongestAnswer = 200;
    private const string Reset = "\u001b[0m";

    /// <summary>The status, coloured where it asks for attention: failed as an error, unfinished as a warning.</summary>
    public static string Status(string? status, bool isFinished, bool isSuccess)
    {
        var text = Printable.Of(status ?? "");
        return !isFinished ? Style.Warning(text) : isSuccess ? text : Style.Error(text);
    }

    /// <summary>The response code; a dash until there is one.</summary>
    public static string Code(int responseStatusCode) =>
        responseStatusCode == 0 ? "-" : responseStatusCode.ToString(CultureInfo.CurrentCulture);

    /// <summary>A duration in milliseconds or seconds; a dash until it is known.</summary>
    public static string Duration(TimeSpan? duration, bool isFinished) => duration switch
    {
        null => "-",
        _ when !isFinished => "-",
        { TotalMilliseconds: < 1 } => "<1 ms",
        { TotalSeconds: < 1 } time => string.Format(CultureInfo.CurrentCulture, "{0:0} ms", time.TotalMilliseconds),
        { } time => string.Format(CultureInfo.CurrentCulture, "{0:0.0} s", time.TotalSeconds),
    };

    /// <summary>The answer's beginning on one line, keys masked; where it is still to come, when.</summary>
    public static string Answer(string? responseBody, DateTime? scheduledAt, bool isFinished)
    {
        if (string.IsNullOrEmpty(responseBody)) return scheduledAt is { } time && !isFinished ? Text.Format(Messages.RunsAt, time) : "";
        var start = responseBody!.Length > LongestAnswer ? responseBody.Substring(0, LongestAnswer) + "…" : responseBody;
        return Shown(string.Join(" ", start.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>True or False, the latter coloured as an error; a dash for what is not known.</summary>
    public static string Flag(bool? value) => value switch
    {
        null => "-",
        true => "True",
        false => Style.Error("False"),
    };

    /// <summary>Sentences, each on a line.</summary>
    public static string Lines(string[]? sentences) => Shown(string.Join("\n", sentences ?? []));

    /// <summary>Text from a server as it may be shown: nothing that steers a terminal, keys masked.</summary>
    public static string Shown(string? text) => Printable.Of(SecretText.Hide(text ?? ""));

    /// <summary>The shell's own colours, which PowerShell 7.2 and later have and strip where output is plain.</summary>
    private static class Style
    {
        private static readonly PropertyInfo? s_formatting = typeof(System.Management.Automation.PSObject).Assembly
            .GetType("System.Management.Automation.PSStyle")?.GetProperty("Formatting");

        private static readonly object? s_instance = s_formatting?.DeclaringType!.GetProperty("Instance")?.GetValue(null);

        public static string Error(string text) => Of("Error", text);

        public static string Warning(string text) => Of("Warning", text);

        private static string Of(string kind, string text)
        {
            var formatting = s_instance is null ? null : s_formatting!.GetValue(s_instance);
            return formatting?.GetType().GetProperty(kind)?.GetValue(formatting) is string { Length: > 0 } colour ? colour + text + Reset : text;
        }
    }
}
