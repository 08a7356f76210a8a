using AppwritePS.Actions;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>Makes an action of a request, such that running it sends that request again.</summary>
internal static class RequestPayload
{
    /// <exception cref="BindingException">An action cannot say it.</exception>
    public static ActionPayload Of(ExecutionRequest request, string instance, string? alias)
    {
        var body = request.Body.IsEmpty ? null : request.Body.Text ?? throw new BindingException(Messages.ActionBodyBytes);
        var headers = HeadersOf(request);
        foreach (var text in headers.Select(static header => header.Value).Concat([request.Path, body, alias]))
        {
            if (text is not null && Templates.SignIn(text) is { } sign) throw new BindingException(Text.Format(Messages.ActionTemplate, sign));
        }

        return new ActionPayload
        {
            Instance = instance,
            FunctionId = request.FunctionId,
            Alias = alias,
            Method = request.Method == ExecutionMethod.Get ? null : request.Method.Word(),
            Path = string.IsNullOrEmpty(request.Path) ? null : request.Path,
            Headers = headers,
            Body = body,
            ScheduledAt = request.ScheduledAt,
            Async = request.Async ? true : null,
        };
    }

    // An action has no content type but that among its headers.
    private static List<KeyValuePair<string, string>> HeadersOf(ExecutionRequest request)
    {
        var headers = request.Headers.ToList();
        var contentType = request.ContentType ?? request.Body.ImpliedContentType;
        var isGiven = headers.Exists(static header => header.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase));
        if (contentType is not null && !isGiven && !request.Body.IsEmpty) headers.Add(new("content-type", contentType));
        return headers;
    }
}
