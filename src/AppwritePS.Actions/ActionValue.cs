namespace AppwritePS.Actions;

/// <summary>A value with its place.</summary>
/// <typeparam name="T">What it is.</typeparam>
public sealed class ActionValue<T>
{
    internal ActionValue(string key, T value, TextPosition keyPosition, TextPosition position)
    {
        Key = key;
        Value = value;
        KeyPosition = keyPosition;
        Position = position;
    }

    /// <summary>The key that it belongs to, as written.</summary>
    public string Key { get; }

    /// <summary>The value.</summary>
    public T Value { get; }

    /// <summary>Where the key begins.</summary>
    public TextPosition KeyPosition { get; }

    /// <summary>Where the value begins.</summary>
    public TextPosition Position { get; }
}
