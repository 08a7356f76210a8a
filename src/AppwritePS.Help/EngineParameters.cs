namespace AppwritePS.Help;

/// <summary>What is said of the parameters that the engine adds, the same for every command.</summary>
internal static class EngineParameters
{
    private static readonly ParameterText[] s_texts =
    [
        new("WhatIf", ["Tells what would be done, and does nothing."], "False"),
        new("Confirm", ["Asks before each thing that is done. Without it nothing asks."], "False"),
    ];

    /// <summary>The text of such a parameter; an empty one of any other.</summary>
    public static ParameterText Of(string name) => s_texts.FirstOrDefault(text => text.Name == name) ?? new(name, [], null);
}
