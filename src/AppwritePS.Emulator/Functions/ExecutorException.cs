namespace AppwritePS.Emulator;

/// <summary>Thrown by a function's code to stand for a failure of the executor, not of the function.</summary>
public sealed class ExecutorException : Exception
{
    /// <summary>A failure with no text.</summary>
    public ExecutorException()
        : this("The executor failed.", 500)
    {
    }

    /// <summary>A failure with code 500.</summary>
    /// <param name="message">The text that becomes the execution's errors.</param>
    public ExecutorException(string message)
        : this(message, 500)
    {
    }

    /// <summary>A failure with code 500.</summary>
    /// <param name="message">The text that becomes the execution's errors.</param>
    /// <param name="innerException">The cause.</param>
    public ExecutorException(string message, Exception innerException)
        : base(message, innerException) => Code = 500;

    /// <summary>A failure with a code of the executor's.</summary>
    /// <param name="message">The text that becomes the execution's errors.</param>
    /// <param name="code">The executor's code; 0 where the connection broke.</param>
    public ExecutorException(string message, int code)
        : base(message) => Code = code;

    /// <summary>The executor's code.</summary>
    public int Code { get; }
}
