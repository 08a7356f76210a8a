namespace AppwritePS.Quickstart;

/// <summary>What a line of a terminal is, which says its colour.</summary>
internal enum LineKind
{
    Output,
    Comment,
    Command,
    Header,
    Error,
}
