using System.Text.RegularExpressions;

namespace AppwritePS.Emulator.Tests.Recordings;

/// <summary>
/// Compares answers byte for byte, but for what differs from run to run: ids (through the map), dates, durations, pings,
/// tokens, boundaries, and the emulator's own wording of messages.
/// </summary>
internal sealed partial class AnswerComparer(IdMap ids)
{
    /// <summary>The headers that a client acts on.</summary>
    private static readonly string[] s_headersThatMatter = ["Content-Type", "Content-Encoding", "X-Utopia-Compression", "Cache-Control", "X-Appwrite-Warning"];

    /// <summary>As a duration of many digits and one of few can differ.</summary>
    private const int MostDigits = 24;

    public IEnumerable<string> Differences(RecordedLine recorded, EmulatedAnswer emulated)
    {
        if (recorded.Status != emulated.Status)
            yield return $"status: recorded {recorded.Status}, emulated {emulated.Status}";
        foreach (string name in s_headersThatMatter)
        {
            string expected = recorded.AnswerHeaders.GetValueOrDefault(name, "");
            string actual = emulated.Headers.GetValueOrDefault(name, "");
            bool agrees = name == "X-Appwrite-Warning" && expected.Length > 0 ? actual.Contains(expected, StringComparison.Ordinal) : Masked(expected) == Masked(actual);
            if (!agrees)
                yield return $"{name}: recorded '{expected}', emulated '{actual}'";
        }
        if (recorded.Method == "HEAD")
            yield break;
        foreach (string difference in BodyDifferences(recorded.AnswerBody, emulated.Body))
            yield return difference;
    }

    private IEnumerable<string> BodyDifferences(string expected, string actual)
    {
        if (expected.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal))
        {
            if (!actual.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal))
                yield return $"body: recorded HTML, emulated {actual}";
            yield break;
        }

        Match cut = Cut().Match(expected);
        if (cut.Success)
        {
            expected = cut.Groups["head"].Value;
            int all = int.Parse(cut.Groups["all"].ValueSpan, null);
            bool isList = expected.StartsWith("{\"total\"", StringComparison.Ordinal);
            if (!isList && Math.Abs(actual.Length - all) > MostDigits)
                yield return $"body: recorded {all} bytes, emulated {actual.Length}";
        }

        Match message = Message().Match(expected);
        if (message.Success && !Message().Match(actual).Groups["text"].Value.Contains(message.Groups["text"].Value, StringComparison.Ordinal))
            yield return $"message: recorded '{message.Groups["text"].Value}', emulated {actual}";

        ids.Learn(expected, actual);
        expected = Masked(ids.Translate(expected));
        actual = Masked(actual);
        if (cut.Success && actual.Length > expected.Length)
            actual = actual[..expected.Length];
        if (expected != actual)
        {
            int at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
            int from = Math.Max(0, at - 60);
            yield return $"body from {at}:\n  recorded {Piece(expected, from)}\n  emulated {Piece(actual, from)}";
        }
    }

    private static string Piece(string text, int from) => text.Substring(Math.Min(from, text.Length), Math.Min(240, text.Length - Math.Min(from, text.Length)));

    private static string Masked(string text)
    {
        text = Volatile().Replace(text, "${before}~");
        text = Token().Replace(text, "ephemeral_~");
        // Of an executor's failure only the code is read.
        text = ExecutorFailure().Replace(text, "${before}~${code}");
        return Boundary().Replace(text, "~boundary~");
    }

    [GeneratedRegex(@"\A(?<head>.*?)â\u0080¦<(?<all>\d+) bytes in all>\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Cut();

    [GeneratedRegex(@"(?<=\A\{""message"":"")(?<text>([^""\\]|\\.)*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Message();

    [GeneratedRegex(@"(?<before>(\$createdAt|\$updatedAt|[dD]eploymentCreatedAt)""(:""|\r\n\r\n)(?=\d)|duration""(:|\r\n\r\n)|""ping"":|\A\{""message"":"")(?:(?<=message"":"")([^""\\]|\\.)*|[\d.:T+e-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Volatile();

    [GeneratedRegex(@"ephemeral_(<JWT>|[\w-]+\.[\w-]+\.[\w-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<before>""errors"":"")([^""\\]|\\.)*?(?<code>\\\\nError Code: \d+"")", RegexOptions.ExplicitCapture)]
    private static partial Regex ExecutorFailure();

    [GeneratedRegex(@"-{29}[0-9a-f]{13}\b")]
    private static partial Regex Boundary();
}
