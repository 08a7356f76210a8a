namespace AppwritePS.Actions;

/// <summary>What stands at a place of a YAML text.</summary>
public enum YamlKind
{
    /// <summary>Nothing, <c>~</c> or the word <c>null</c>, unquoted.</summary>
    Nothing,

    /// <summary>A text; numbers and words such as <c>true</c> are that too.</summary>
    Text,

    /// <summary>Keys with values.</summary>
    Mapping,

    /// <summary>A list.</summary>
    List,
}
