using System.Globalization;

namespace AppwritePS.Client.Tests;

/// <summary>Lists executions as Appwrite does: by time and then by creation, cursors of deleted rows refused.</summary>
internal sealed class ListedExecutions
{
    private static readonly DateTimeOffset s_first = new(2026, 11, 23, 12, 0, 0, 123, TimeSpan.Zero);

    private readonly List<(int Sequence, string Id, DateTimeOffset CreatedAt)> _rows = [];

    public ListedExecutions()
    {
        Server = new MockedServer((request, number) => Refusing(request, number)?.Invoke() ?? Answer(request));
    }

    public MockedServer Server { get; }

    /// <summary>Says what a request, by its number, is answered with in place of rows.</summary>
    public Func<ReceivedRequest, int, Func<HttpResponseMessage>?> Refusing { get; set; } = (_, _) => null;

    /// <summary>How many bytes of logs a row has.</summary>
    public long LogSize { get; set; }

    /// <summary>Told of every part of an answer that is read.</summary>
    public Action<int>? Read { get; set; }

    /// <summary>How many rows each request asked for.</summary>
    public IEnumerable<string> Limits => Server.Received.Select(request => request.Values("limit")![0]);

    public void Add(string id, int milliseconds) => _rows.Add((_rows.Count, id, s_first.AddMilliseconds(milliseconds)));

    public void Delete(string id) => _rows.RemoveAll(row => row.Id == id);

    /// <summary>The ids of all rows in the order of a list that begins with the newest.</summary>
    public string[] NewestFirst() => [.. _rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Sequence).Select(row => row.Id)];

    private HttpResponseMessage Answer(ReceivedRequest request)
    {
        var rows = request.Values("orderDesc", "$createdAt") is null
            ? [.. _rows]
            : _rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Sequence).ToList();
        if (request.Values("lessThanEqual", "$createdAt") is { } latest)
            rows.RemoveAll(row => row.CreatedAt > DateTimeOffset.Parse(latest[0], CultureInfo.InvariantCulture));

        var counts = !request.Url.Contains("total=0", StringComparison.Ordinal);
        var total = counts ? rows.Count : 0;
        if (request.Values("cursorAfter") is { } cursor)
        {
            var at = rows.FindIndex(row => row.Id == cursor[0]);
            if (at < 0) return MockedServer.Error(400, "general_cursor_not_found")();
            rows.RemoveRange(0, at + 1);
        }

        var listed = rows
            .Skip(int.Parse(request.Values("offset")?[0] ?? "0", CultureInfo.InvariantCulture))
            .Take(int.Parse(request.Values("limit")?[0] ?? "25", CultureInfo.InvariantCulture))
            .ToList();
        return new HttpResponseMessage { Content = new StreamContent(new GeneratedStream(Document(), Read)) };

        IEnumerable<ReadOnlyMemory<byte>> Document()
        {
            var name = request.Url.Contains("/executions?", StringComparison.Ordinal) ? "executions" : "functions";
            yield return GeneratedStream.Text($$"""{"total":{{total}},"{{name}}":[""");
            foreach (var row in listed)
            {
                if (row != listed[0]) yield return GeneratedStream.Text(",");
                yield return GeneratedStream.Text($$"""{"$id":"{{row.Id}}","$createdAt":"{{row.CreatedAt:yyyy-MM-ddTHH:mm:ss.fffzzz}}","logs":" """);
                foreach (var part in GeneratedStream.Filling(LogSize)) yield return part;
                yield return GeneratedStream.Text("\"}");
            }

            yield return GeneratedStream.Text("]}");
        }
    }
}
