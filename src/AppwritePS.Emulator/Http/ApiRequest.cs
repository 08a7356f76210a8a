namespace AppwritePS.Emulator;

/// <summary>A request on its way to a route.</summary>
internal sealed class ApiRequest(HttpContext http, string[] segments, string queryText, ReadOnlyMemory<byte> body)
{
    private static readonly ParameterValue s_noParameters = ParameterValue.OfMap([]);

    private ParameterValue? _query;

    public HttpContext Http { get; } = http;

    /// <summary>The path's pieces as they stood on the line; empty ones are skipped (recorded: 'double slash').</summary>
    public string[] Segments { get; } = segments;

    public ParameterValue Query => _query ??= queryText.Length == 0 ? s_noParameters : FormParameters.Parse(queryText);

    public ReadOnlyMemory<byte> Body { get; } = body;

    public required ResponseFormat Format { get; init; }

    /// <summary>Set when the caller was admitted.</summary>
    public Caller Caller { get; set; } = Caller.Guest;

    public string Header(string name) => Http.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : "";
}
