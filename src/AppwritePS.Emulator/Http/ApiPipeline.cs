using Microsoft.AspNetCore.Http.Features;

namespace AppwritePS.Emulator;

/// <summary>What happens to a request, in order: it is read and noted, a route is found, the caller admitted, the route run.</summary>
internal sealed class ApiPipeline(ApiRouter router, AccessControl access, ServerVersion version, RingLog<RecordedRequest> log, bool isRecording, CancellationToken stopping)
{
    public async Task HandleAsync(HttpContext http)
    {
        log.Increment();
        string target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (await RequestBody.ReadAsync(http.Request) is not byte[] body)
        {
            if (version.AnswersTooLongRequests)
                RequestBody.Refuse(http);
            else
                http.Abort();
            return;
        }
        if (isRecording)
            log.Keep(new(http.Request.Method, target, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body));
        try
        {
            await AnswerWriter.WriteAsync(http, await AnswerAsync(http, target, body));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            http.Abort();
        }
    }

    private async ValueTask<ApiAnswer> AnswerAsync(HttpContext http, string target, byte[] body)
    {
        if (HttpMethods.IsOptions(http.Request.Method))
            return ApiAnswer.NoContent;

        if (version.ServesOwnNamesOnly && http.Request.Host.Host is not ("127.0.0.1" or "localhost"))
            return HtmlPage.HostNotAllowed;
        int question = target.IndexOf('?', StringComparison.Ordinal);
        string[] segments = (question < 0 ? target : target[..question]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments is not ["v1", ..])
            return OutsideTheApi(http, segments);
        if (router.Find(http.Request.Method, segments) is not ApiRoute route)
            return version.AnswersUnknownRoutesInHtml ? HtmlPage.NotFound : ApiAnswer.Error(ApiError.RouteNotFound(), version.Text);

        string formatHeader = http.Request.Headers["X-Appwrite-Response-Format"].ToString();
        var request = new ApiRequest(http, segments, question < 0 ? "" : target[(question + 1)..], body) { Format = ResponseFormat.Parse(formatHeader, version) };
        if (request.Format.IsNewerThanServer)
            http.Response.Headers["X-Appwrite-Warning"] = $"The client was built for Appwrite {formatHeader}, this server is {version.Text}.";
        try
        {
            request.Caller = access.Admit(request, route);
            return await route.Handle(request);
        }
        catch (ApiError error)
        {
            return ApiAnswer.Error(error, version.Text);
        }
        catch (BareJsonException)
        {
            return ApiAnswer.BareError(version.Text);
        }
    }

    /// <summary>What a client meets that left out `/v1`: the console, or HTML.</summary>
    private ApiAnswer OutsideTheApi(HttpContext http, string[] segments)
    {
        bool isGet = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        switch (segments)
        {
            case [] when isGet:
                http.Response.Headers.Location = "/console/";
                return new ApiAnswer(301, "text/html", default);
            case ["console", ..] when isGet:
                return HtmlPage.Console;
            case ["versions"] when isGet:
                var json = new JsonText(JsonStyle.Php, 64);
                json.BeginObject();
                json.Name("server");
                json.Text(version.Text);
                json.EndObject();
                return ApiAnswer.Json(json);
            default:
                return version.AnswersForeignRoutesInHtml ? HtmlPage.NotFound : ApiAnswer.Error(ApiError.RouteNotFound(), version.Text);
        }
    }
}
