using System.Text;
using AppwritePS.Fuzzing;

namespace AppwritePS.Instances.Tests.Fuzzing;

/// <summary>Whatever a file holds, it is read, or refused with its place; nothing in it is lost or invented.</summary>
public sealed class FileFuzzTests
{
    private const string Store = """
        {
          "version": 1,
          "default": "house",
          "instances": [
            { "name": "house", "endpoint": "http://one.example/v1", "projectId": "project", "key": { "kind": "file", "text": "s3cret-s3cret" } },
            { "name": "Große Villa", "endpoint": "https://two.example/v1", "projectId": "p2", "key": { "kind": "variable", "variable": "VILLA_KEY" }, "transport": { "timeoutSec": 90, "proxy": "http://proxy:8080" }, "note": [1, { "a": null }] },
            { "name": "vault", "endpoint": "https://two.example/v1", "projectId": "p3", "key": { "kind": "vault", "vault": "mine", "secret": "house key" } }
          ]
        }
        """;

    [Fact]
    public void The_store() => Fuzz.Run([Encoding.UTF8.GetBytes(Store)], static bytes =>
    {
        try
        {
            var protection = new FakeProtection { IsAvailable = false };
            var document = StoreDocument.Parse(bytes, "instances.json", protection);
            var rewritten = StoreDocument.Parse(document.With(document.Snapshot), "instances.json", protection);

            // What was taken for good comes back from a rewrite as it was.
            Assert.Equal(document.Snapshot.Instances.Select(Described), rewritten.Snapshot.Instances.Select(Described));
            Assert.Equal(document.Snapshot.Default?.Name, rewritten.Snapshot.Default?.Name);
        }
        catch (InstanceException refused)
        {
            Assert.Contains(refused.Problem, new[] { InstanceProblem.StoreUnreadable, InstanceProblem.StoreNewer, InstanceProblem.KeyKindUnknown });
            Assert.DoesNotContain("s3cret-s3cret", refused.ToString(), StringComparison.Ordinal);
        }
    });

    [Fact]
    public void The_preferences_of_the_Appwrite_CLI() => Fuzz.Run(
        [Encoding.UTF8.GetBytes("""{ "current": "a", "a": { "endpoint": "https://one.example/v1", "email": "a@b", "key": "standard_0123456789", "cookie": "x=y" }, "b": { "endpoint": "https://two.example/v1" } }""")],
        static bytes => Refused(() => CliFiles.ReadSessions(Encoding.UTF8.GetString(bytes))));

    [Fact]
    public void The_project_of_the_Appwrite_CLI() => Fuzz.Run(
        [Encoding.UTF8.GetBytes("""{ "projectId": "65f0c0ffee", "projectName": "Lab", "endpoint": "https://one.example/v1", "functions": [ { "$id": "a" } ] }""")],
        static bytes => Refused(() => CliFiles.ReadProject(Encoding.UTF8.GetString(bytes))));

    private static string Described(Instance instance) => $"{instance.Name} {instance.Endpoint} {instance.ProjectId} {instance.KeySource} {instance.Transport}";

    private static void Refused(Func<object?> read)
    {
        try
        {
            _ = read();
        }
        catch (System.Text.Json.JsonException)
        {
            // Told by the command, with its place.
        }
    }
}
