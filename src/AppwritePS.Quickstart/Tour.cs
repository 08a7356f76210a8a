using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace AppwritePS.Quickstart;

/// <summary>
/// Runs a script statement by statement and shows each with its comment and its output. A statement whose comment names an
/// error, as "an error (ExecutionFailed)", is to end with that one, every other with none.
/// </summary>
public sealed partial class Tour(EngineSession session, TextWriter console)
{
    /// <summary>Runs the script.</summary>
    /// <returns>Whether all went as its comments say.</returns>
    public bool Run(string script)
    {
        var ast = Parser.ParseInput(script, out var tokens, out _);
        var comments = tokens.Where(token => token.Kind == TokenKind.Comment).ToDictionary(token => token.Extent.EndLineNumber, token => token.Text);

        var wentAsShown = true;
        foreach (var statement in ast.EndBlock.Statements)
        {
            var comment = comments.GetValueOrDefault(statement.Extent.StartLineNumber - 1);
            if (comment is not null) console.WriteLine(comment);
            console.WriteLine("PS> " + statement.Extent.Text);

            var shown = session.Show(statement.Extent.Text);
            if (shown.Text.TrimEnd() is { Length: > 0 } text) console.WriteLine(text);
            console.WriteLine();

            wentAsShown &= shown.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).SequenceEqual(ExpectedErrors(comment));
        }

        return wentAsShown;
    }

    private static IEnumerable<string> ExpectedErrors(string? comment) =>
        NamedError().Matches(comment ?? "").Select(match => match.Groups["id"].Value);

    [GeneratedRegex(@"an error \((?<id>\w+)\)")]
    private static partial Regex NamedError();
}
