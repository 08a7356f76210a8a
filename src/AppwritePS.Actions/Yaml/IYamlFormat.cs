namespace AppwritePS.Actions;

/// <summary>How YAML is read and written. Whoever does it keeps its library to itself.</summary>
public interface IYamlFormat
{
    /// <summary>
    /// Reads a text, within <see cref="YamlLimits"/>. Anchors and aliases are followed; merge keys, repeated keys and tags
    /// are left to the caller. Never throws for a text, whatever it is.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="firstLine">The number of its first line, from 1, where it lies in the middle of something.</param>
    YamlContent Read(string text, int firstLine);

    /// <summary>
    /// Writes a document that readers of YAML 1.1 and 1.2 read back as the same texts, with <c>\n</c> at the end of each
    /// line and no marker in front.
    /// </summary>
    /// <param name="node">The document. Positions and tags are not looked at.</param>
    /// <exception cref="ArgumentException">A text in it has half of a surrogate pair, which YAML has no way to write.</exception>
    string Write(YamlNode node);
}
