namespace AppwritePS;

/// <summary>A value that no request can be made of. Its message is for the user.</summary>
internal sealed class BindingException : Exception
{
    public BindingException(string message, string errorId = nameof(Messages.InvalidRequest))
        : base(message) => ErrorId = errorId;

    /// <summary>The error's id.</summary>
    public string ErrorId { get; }
}
