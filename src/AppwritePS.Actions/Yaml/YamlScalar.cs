namespace AppwritePS.Actions;

/// <summary>A single value: text, as it is written, whatever type a schema would give it.</summary>
public sealed class YamlScalar : YamlNode
{
    /// <summary>Describes a value.</summary>
    /// <param name="text">The text, without quotes and escapes.</param>
    /// <param name="isPlain">Whether it is written without quotes and not as a block.</param>
    /// <param name="position">Where it begins.</param>
    /// <param name="tag">The tag on it.</param>
    public YamlScalar(string text, bool isPlain = false, TextPosition position = default, string? tag = null) : base(position, tag)
    {
        Text = text ?? throw new ArgumentNullException(nameof(text));
        IsPlain = isPlain;
    }

    /// <summary>The text, without quotes and escapes.</summary>
    public string Text { get; }

    /// <summary>
    /// Whether it is written without quotes and not as a block. To be written: whether a word that YAML gives a type,
    /// such as <c>true</c>, is meant to have it; other texts are read back as they are, whatever this says.
    /// </summary>
    public bool IsPlain { get; }

    /// <inheritdoc/>
    public override YamlKind Kind => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL" ? YamlKind.Nothing : YamlKind.Text;
}
