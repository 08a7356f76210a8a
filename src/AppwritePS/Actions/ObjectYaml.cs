using System.Text.Json;
using AppwritePS.Actions;

namespace AppwritePS;

/// <summary>An object from the pipeline, taken for what it would be in a file.</summary>
internal sealed class ObjectYaml : IYamlFormat
{
    private readonly YamlNode _node;

    private int _nodes;

    private ObjectYaml(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = ObjectJson.DeepestLevel + 1 });
        _node = Node(document.RootElement);
    }

    /// <exception cref="BindingException">The object holds itself, a secret, or lies too deep.</exception>
    public static ActionText Of(object value)
    {
        var json = ObjectJson.Write(value);
        return new(json) { Object = new ObjectYaml(json) };
    }

    /// <inheritdoc/>
    public YamlContent Read(string text, int firstLine) => new([_node], problem: null);

    /// <inheritdoc/>
    public string Write(YamlNode node) => throw new NotSupportedException();

    // Problems are told apart and put in order by their places, and so each node has one of its own.
    private TextPosition NextPlace => new(1, ++_nodes);

    private YamlNode Node(JsonElement value)
    {
        var place = NextPlace;
        return value.ValueKind switch
        {
            JsonValueKind.Object => new YamlMapping([.. value.EnumerateObject().Select(Entry)], place),
            JsonValueKind.Array => new YamlSequence([.. value.EnumerateArray().Select(Node)], place),
            JsonValueKind.String => new YamlScalar(value.GetString()!, isPlain: false, place),
            _ => new YamlScalar(value.GetRawText(), isPlain: true, place),
        };
    }

    private YamlEntry Entry(JsonProperty property) => new(new YamlScalar(property.Name, isPlain: false, NextPlace), Node(property.Value));
}
