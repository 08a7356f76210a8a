using System.Collections;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>What makes a request beside its function, each part as given or <c>null</c>.</summary>
internal sealed record RequestParts
{
    public string? Path { get; init; }

    public ExecutionMethod? Method { get; init; }

    public IDictionary? Headers { get; init; }

    /// <summary>Whether a body was given; it may have been given as nothing.</summary>
    public bool HasBody { get; init; }

    public object? Body { get; init; }

    public string? ContentType { get; init; }

    public bool? Async { get; init; }

    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>These parts, and those of another where there is none.</summary>
    public RequestParts Or(RequestParts other) => new()
    {
        Path = Path ?? other.Path,
        Method = Method ?? other.Method,
        Headers = Headers ?? other.Headers,
        HasBody = HasBody || other.HasBody,
        Body = HasBody ? Body : other.Body,
        ContentType = ContentType ?? other.ContentType,
        Async = Async ?? other.Async,
        ScheduledAt = ScheduledAt ?? other.ScheduledAt,
    };

    /// <summary>The request.</summary>
    /// <exception cref="BindingException">The parts contradict each other, or the body is none.</exception>
    /// <exception cref="InvalidRequestException">A rule is broken.</exception>
    public ExecutionRequest ToRequest(string functionId, DateTimeOffset now)
    {
        if (ScheduledAt is not null && Async == false) throw new BindingException(Messages.ScheduleNotAsync);

        var headers = InputHeaders.Of(Headers);
        return new ExecutionRequest(functionId)
        {
            Path = Path,
            Method = Method ?? ExecutionMethod.Get,
            Headers = headers,
            Body = InputBody.Of(Body, ContentType ?? headers.FirstOrDefault(IsContentType).Value),
            ContentType = ContentType,
            Async = Async ?? false,
            ScheduledAt = ScheduledAt is { } time ? ExecutionSchedule.At(time, now) : null,
        };
    }

    private static bool IsContentType(KeyValuePair<string, string> header) => "content-type".Equals(header.Key, StringComparison.OrdinalIgnoreCase);
}
