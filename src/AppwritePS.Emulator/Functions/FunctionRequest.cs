using System.Text;

namespace AppwritePS.Emulator;

/// <summary>What a function's code is called with.</summary>
public sealed class FunctionRequest
{
    private Dictionary<string, string>? _headers;

    internal FunctionRequest(string functionId, string executionId, ExecutionTrigger trigger, string method, string path, ReadOnlyMemory<byte> body, IReadOnlyList<RequestHeader> rawHeaders)
    {
        FunctionId = functionId;
        ExecutionId = executionId;
        Trigger = trigger;
        Method = method;
        Path = path;
        Body = body;
        RawHeaders = rawHeaders;
    }

    /// <summary>The function's id.</summary>
    public string FunctionId { get; }

    /// <summary>The execution's id.</summary>
    public string ExecutionId { get; }

    /// <summary>What started it.</summary>
    public ExecutionTrigger Trigger { get; }

    /// <summary>The method, in upper case.</summary>
    public string Method { get; }

    /// <summary>Path and query exactly as the client gave them.</summary>
    public string Path { get; }

    /// <summary>The body's bytes; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The client's headers and those that Appwrite adds over them, found ignoring case.</summary>
    public IReadOnlyDictionary<string, string> Headers => _headers ??= Index(RawHeaders);

    /// <summary>The headers in order, with their JSON kind: a number reaches the function as a number (recorded: 'headers: numeric value').</summary>
    internal IReadOnlyList<RequestHeader> RawHeaders { get; }

    private static Dictionary<string, string> Index(IReadOnlyList<RequestHeader> headers)
    {
        var index = new Dictionary<string, string>(headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (RequestHeader header in headers)
            index[header.Name] = header.Value;
        return index;
    }
}
