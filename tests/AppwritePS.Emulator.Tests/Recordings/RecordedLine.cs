using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AppwritePS.Emulator.Tests.Recordings;

/// <summary>
/// One line of a recording: a request and a real server's answer. The copy that stands here was reduced: message texts to
/// what a client reads (names of parameters and scopes), HTML pages and keys to stand-ins, long runs to <c>{{x*9000}}</c>.
/// </summary>
internal sealed partial class RecordedLine
{
    private RecordedLine(int number, JsonElement line)
    {
        Number = number;
        Name = line.GetProperty("name").GetString()!;
        JsonElement request = line.GetProperty("request");
        Method = request.GetProperty("method").GetString()!;
        Target = Expand(request.GetProperty("path").GetString()!);
        if (!line.TryGetProperty("response", out JsonElement response))
            return;

        HasAnswer = true;
        Headers = [.. request.GetProperty("headers").EnumerateObject().Select(h => KeyValuePair.Create(h.Name, Expand(h.Value.ToString())))];
        IsChunked = request.TryGetProperty("transfer", out _);
        Body = Bytes(request);
        Milliseconds = line.GetProperty("ms").GetInt32();

        Status = response.GetProperty("status").GetInt32();
        AnswerHeaders = response.GetProperty("headers").EnumerateArray().ToDictionary(h => h[0].GetString()!, h => h[1].GetString()!, StringComparer.OrdinalIgnoreCase);
        AnswerBody = Encoding.Latin1.GetString(Bytes(response) ?? []);
    }

    public int Number { get; }

    public string Name { get; }

    public string Method { get; }

    public string Target { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = [];

    public byte[]? Body { get; }

    public bool IsChunked { get; }

    /// <summary>False for the lines of other services, of which the copy keeps the name only.</summary>
    public bool HasAnswer { get; }

    /// <summary>0: the connection broke.</summary>
    public int Status { get; }

    public IReadOnlyDictionary<string, string> AnswerHeaders { get; } = new Dictionary<string, string>();

    /// <summary>The bytes of the body, one character each.</summary>
    public string AnswerBody { get; } = "";

    public int Milliseconds { get; }

    /// <summary>The server's time when it answered, as far as the answer tells it.</summary>
    public DateTimeOffset? Time => Dates().Matches(AnswerBody) is { Count: > 0 } dates
        ? dates.Max(d => DateTimeOffset.Parse(d.Groups["date"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))
        : null;

    public static IReadOnlyList<RecordedLine> ReadAll(string resource)
    {
        using Stream stream = typeof(RecordedLine).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var lines = new List<RecordedLine>();
        while (reader.ReadLine() is string line)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            lines.Add(new RecordedLine(lines.Count + 1, json.RootElement));
        }
        return lines;
    }

    public override string ToString() => $"{Number} {Name}";

    private static byte[]? Bytes(JsonElement message)
    {
        if (message.TryGetProperty("bodyBase64", out JsonElement bytes))
            return bytes.GetBytesFromBase64();
        return message.TryGetProperty("body", out JsonElement text) ? Encoding.UTF8.GetBytes(Uncut(Expand(text.GetString()!))) : null;
    }

    private static string Expand(string text) =>
        Runs().Replace(text, run => string.Concat(Enumerable.Repeat(run.Groups["what"].Value, int.Parse(run.Groups["count"].ValueSpan, null))));

    /// <summary>A request that was cut in the recording was one long run of its last character.</summary>
    private static string Uncut(string body)
    {
        Match cut = CutRequest().Match(body);
        if (!cut.Success)
            return body;
        string head = cut.Groups["head"].Value;
        const string Tail = "\"}";
        return head + new string(head[^1], int.Parse(cut.Groups["all"].ValueSpan, null) - head.Length - Tail.Length) + Tail;
    }

    [GeneratedRegex(@"\{\{(?<what>.+?)\*(?<count>\d+)\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Runs();

    [GeneratedRegex(@"\A(?<head>.*)…<(?<all>\d+) chars in all>\z", RegexOptions.ExplicitCapture)]
    private static partial Regex CutRequest();

    [GeneratedRegex(@"\$(createdAt|updatedAt)""(:""|\r\n\r\n)(?<date>[^""\r]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Dates();
}
