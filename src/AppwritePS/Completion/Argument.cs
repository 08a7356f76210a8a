using System.Management.Automation;
using System.Management.Automation.Language;

namespace AppwritePS;

/// <summary>Values offered for an argument.</summary>
internal static class Argument
{
    /// <summary>A value with what is shown beside it. Quoted where the shell would read it otherwise.</summary>
    public static CompletionResult Of(string value, string toolTip) =>
        new(value.All(IsPlain) ? value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'", Printable.Of(value), CompletionResultType.ParameterValue, Printable.Of(toolTip));

    /// <summary>What was typed so far, without its quotes.</summary>
    public static string Typed(string wordToComplete) => wordToComplete.Trim('\'', '"');

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-';
}
