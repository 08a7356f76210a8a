using System.Security;

namespace AppwritePS.Instances;

/// <summary>
/// An API key, which shows its text only to <see cref="Use{T}"/>: no member, and so no view, serialiser or debugger
/// listing, gives it away. Immutable and safe to use from many threads.
/// </summary>
public sealed class ApiKey
{
    // What a SecureString holds; real keys have 265 characters, those of an execution are JWTs.
    private const int MaximumLength = 65536;

    // Never disposed: instances are shared by runspaces, and one may be in use while another forgets it. The memory is
    // freed by the SecureString's own finalizer.
    private readonly SecureString _text;

    private ApiKey(string text, string source)
    {
        // Keys that are pasted or read from files often end in a newline.
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > MaximumLength || trimmed.Any(static c => c is <= ' ' or > '~'))
            throw new InstanceException(InstanceProblem.InvalidApiKeyText, source);

        _text = SecureText.Of(trimmed);
    }

    /// <summary>Keeps a copy of a key, without white space around it.</summary>
    /// <param name="key">The key. It stays the caller's to dispose.</param>
    /// <param name="source">The parameter that the key came from, for the error.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.InvalidApiKeyText"/>.</exception>
    public static ApiKey From(SecureString key, string source = "ApiKey") =>
        SecureText.Reveal(key ?? throw new ArgumentNullException(nameof(key)), text => new ApiKey(text, source));

    /// <summary>Keeps a copy of a key, without white space around it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="source">The parameter or environment variable that the key came from, for the error.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.InvalidApiKeyText"/>.</exception>
    public static ApiKey From(string key, string source = "ApiKey") =>
        new(key ?? throw new ArgumentNullException(nameof(key)), source);

    /// <summary>Hands the key's text to a function, for as long as a request is built.</summary>
    /// <typeparam name="T">What the function makes of it.</typeparam>
    /// <param name="use">The function. It should keep the text nowhere but in the request.</param>
    /// <returns>What the function returns.</returns>
    public T Use<T>(Func<string, T> use) => SecureText.Reveal(_text, use ?? throw new ArgumentNullException(nameof(use)));

    /// <summary>Never the key.</summary>
    /// <returns>A fixed text.</returns>
    public override string ToString() => "<hidden>";

    internal SecureString Copy() => _text.Copy();
}
