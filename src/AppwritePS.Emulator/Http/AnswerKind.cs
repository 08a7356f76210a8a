namespace AppwritePS.Emulator;

/// <summary>The form of a synchronous create's answer.</summary>
internal enum AnswerKind
{
    /// <summary>Nothing known was asked for: JSON, and bytes that do not fit into it break the server.</summary>
    Unstated,

    /// <summary>JSON, and bytes that do not fit into it are an error.</summary>
    Json,

    /// <summary>multipart/form-data.</summary>
    Multipart,
}
