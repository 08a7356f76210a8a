using AppwritePS.Actions;

namespace AppwritePS.Yaml;

/// <summary>Reads and writes YAML. Has no state; any number of threads can use one.</summary>
public sealed class YamlFormat : IYamlFormat
{
    /// <inheritdoc/>
    public YamlContent Read(string text, int firstLine)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));

        var lines = new TextLines(text, firstLine);
        return lines.Problem() is { } problem ? new([], problem) : new DocumentComposer(lines).Read();
    }

    /// <inheritdoc/>
    public string Write(YamlNode node)
    {
        if (node is null) throw new ArgumentNullException(nameof(node));

        return new DocumentWriter().Write(node);
    }
}
