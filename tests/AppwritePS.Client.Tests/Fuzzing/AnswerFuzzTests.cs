using System.Net;
using System.Text;
using AppwritePS.Fuzzing;
using Xunit;

namespace AppwritePS.Client.Tests.Fuzzing;

/// <summary>Whatever a server answers, it is a result or one of the library's own failures.</summary>
public sealed class AnswerFuzzTests
{
    private const string Execution =
        """{"$id":"5e5ea5c16897e","$createdAt":"2026-11-23T18:00:00.000+00:00","$updatedAt":"2026-11-23T18:00:01.000+00:00","$permissions":["any"],"functionId":"echo","deploymentId":"5e5ea5c168bb8","trigger":"http","status":"completed","requestMethod":"GET","requestPath":"/a?b=c","requestHeaders":[{"name":"Content-Type","value":"application/json"}],"responseStatusCode":200,"responseBody":"{\"a\":1}","responseHeaders":[{"name":"Content-Type","value":"application/json"}],"logs":"log\n","errors":"","duration":0.4,"scheduledAt":"2026-11-24T00:00:00.000+00:00"}""";

    private const string Function =
        """{"$id":"echo","$createdAt":"2026-11-23T18:00:00.000+00:00","$updatedAt":"2026-11-23T18:00:01.000+00:00","execute":["users"],"name":"Echo","enabled":true,"live":true,"logging":true,"runtime":"node-22","deploymentId":"5e5ea5c168bb8","latestDeploymentStatus":"ready","vars":[{"key":"A","value":"b"}],"events":[],"schedule":"5 4 * * *","timeout":15}""";

    private const string Error = """{"message":"User (role: applications) missing scopes ([\"execution.write\"])","code":401,"type":"general_unauthorized_scope","version":"1.9.6"}""";

    private static readonly byte[] s_multipart = Encoding.UTF8.GetBytes(string.Concat(
        from part in ((string Name, string Value)[])[("$id", "e"), ("$createdAt", "2026-11-23T18:00:00.000+00:00"), ("functionId", "echo"), ("status", "completed"), ("requestHeaders", "[{\"name\":\"a\",\"value\":\"b\"}]"), ("responseStatusCode", "200"), ("responseBody", "\u0001é\r\n--not"), ("responseHeaders", "[]"), ("logs", ""), ("duration", "0.5")]
        select $"--b0undary\r\nContent-Disposition: form-data; name=\"{part.Name}\"\r\n\r\n{part.Value}\r\n") + "--b0undary--\r\n");

    [Fact]
    public void A_create() => Read("application/json", [Execution, Error], client => client.CreateExecutionAsync(new("echo")));

    [Fact]
    public void A_create_in_parts() => Read("multipart/form-data; boundary=b0undary", [s_multipart], client => client.CreateExecutionAsync(new("echo")));

    [Fact]
    public void A_get() => Read("application/json", [Execution, Error], client => client.GetExecutionAsync("echo", "e"));

    [Fact]
    public void A_list_of_executions() =>
        Read("application/json", [$$"""{"total":2,"executions":[{{Execution}},{{Execution}}]}""", Error], client => client.ListExecutionsAsync("echo"));

    [Fact]
    public void A_list_of_functions() =>
        Read("application/json", [$$"""{"total":2,"functions":[{{Function}},{{Function}}]}""", Error], client => client.ListFunctionsAsync());

    [Fact]
    public void The_versions_and_the_health() =>
        Read("application/json", ["""{"version":"1.9.6"}""", """{"name":"http","ping":1,"status":"pass"}"""], async client =>
        {
            await client.GetVersionAsync();
            await client.GetHealthAsync();
        });

    [Fact]
    public void Headers() => Fuzz.Run(
        [.. new[] { "Retry-After: 5", "X-RateLimit-Reset: 1790000000", "Date: Mon, 23 Nov 2026 18:00:00 GMT", "Location: https://x/v1", "X-Appwrite-Warning: old", "Content-Type: multipart/form-data; boundary=\"b\"" }.Select(Encoding.UTF8.GetBytes)],
        bytes =>
        {
            var text = Encoding.Latin1.GetString(bytes);
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1) return;

            foreach (var status in (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.TooManyRequests, HttpStatusCode.Found])
            {
                Send(
                    () =>
                    {
                        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent("{}"u8.ToArray()) };
                        answer.Headers.TryAddWithoutValidation(text[..colon], text[(colon + 1)..]);
                        answer.Content.Headers.TryAddWithoutValidation(text[..colon], text[(colon + 1)..]);
                        return answer;
                    },
                    client => client.CreateExecutionAsync(new("echo")));
            }
        });

    private static void Read(string contentType, string[] seeds, Func<AppwriteClient, Task> ask) => Read(contentType, [.. seeds.Select(Encoding.UTF8.GetBytes)], ask);

    private static void Read(string contentType, byte[][] seeds, Func<AppwriteClient, Task> ask) => Fuzz.Run(seeds, bytes =>
    {
        // A good status, a bad one, and the one that goes with neither, by the input itself.
        var status = (HttpStatusCode)(bytes.Length % 3 == 0 ? 401 : bytes.Length % 7 == 0 ? 500 : 201);
        Send(
            () =>
            {
                var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(bytes) };
                answer.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
                return answer;
            },
            ask);
    });

    private static void Send(Func<HttpResponseMessage> answer, Func<AppwriteClient, Task> ask)
    {
        var options = new ClientOptions { Retry = RetryPolicy.None };
        using var transport = new HttpTransport(new Answering(answer));
        var client = new AppwriteClient(new Connection("https://appwrite.test/v1", "lab", () => MockedServer.Key), transport, options);
        try
        {
            ask(client).GetAwaiter().GetResult();
        }
        catch (RequestFailedException failure)
        {
            Assert.DoesNotContain(MockedServer.Key, failure.ToString(), StringComparison.Ordinal);
        }
    }

    private sealed class Answering(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer());
    }
}
