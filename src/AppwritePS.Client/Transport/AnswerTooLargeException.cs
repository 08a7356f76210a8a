namespace AppwritePS.Client;

/// <summary>An answer has more bytes than are read of one.</summary>
internal sealed class AnswerTooLargeException : IOException
{
}
