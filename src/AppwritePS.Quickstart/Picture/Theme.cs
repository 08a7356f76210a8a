namespace AppwritePS.Quickstart;

/// <summary>The colours of a terminal, as CSS writes them.</summary>
internal sealed record Theme(string Name, string Background, string Frame, string Text, string Command, string Comment, string Header, string Error)
{
    public static Theme Light { get; } = new("light", "#ffffff", "#d0d7de", "#24292f", "#0550ae", "#6e7781", "#116329", "#b42318");

    public static Theme Dark { get; } = new("dark", "#0d1117", "#30363d", "#c9d1d9", "#79c0ff", "#8b949e", "#7ee787", "#ff7b72");

    public string ColorOf(LineKind kind) => kind switch
    {
        LineKind.Command => Command,
        LineKind.Comment => Comment,
        LineKind.Header => Header,
        LineKind.Error => Error,
        _ => Text,
    };
}
