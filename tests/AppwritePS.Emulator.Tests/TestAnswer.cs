using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace AppwritePS.Emulator.Tests;

/// <summary>An answer, read.</summary>
internal sealed record TestAnswer(HttpStatusCode Status, string ContentType, string ContentEncoding, byte[] Body)
{
    public string BodyText => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Id => Text("$id");

    public string Text(string name) => Json[name]!.GetValue<string>();

    public int Number(string name) => Json[name]!.GetValue<int>();
}
