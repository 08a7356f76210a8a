using System.Net.Http.Headers;
using System.Text;

namespace AppwritePS;

/// <summary>A function's answer, read by its content type.</summary>
internal sealed class ResponseContent
{
    private readonly byte[]? _bytes;
    private readonly string _mediaType;
    private readonly string? _charset;
    private readonly Lazy<string?> _text;
    private readonly Lazy<object?> _content;

    public ResponseContent(byte[]? bytes, string? contentType)
    {
        _bytes = bytes;
        var parsed = MediaTypeHeaderValue.TryParse(contentType, out var value) ? value : null;
        _mediaType = parsed?.MediaType.ToLowerInvariant() ?? "";
        _charset = parsed?.CharSet?.Trim('"');
        _text = new(Decode);
        _content = new(Parse);
    }

    /// <summary>The text, or <c>null</c> when there is no answer or it is no text.</summary>
    public string? Text => _text.Value;

    /// <summary>An object made of JSON, text, or bytes.</summary>
    public object? Content => _content.Value;

    private bool IsJson => _mediaType is "application/json" or "text/json" || _mediaType.EndsWith("+json", StringComparison.Ordinal);

    // Everything else that decodes counts as text, an answer without a content type too.
    private bool IsBinary =>
        _mediaType is "application/octet-stream" or "application/pdf" or "application/zip" or "application/gzip"
        || (_mediaType.StartsWith("image/", StringComparison.Ordinal) && !_mediaType.EndsWith("+xml", StringComparison.Ordinal))
        || _mediaType.StartsWith("audio/", StringComparison.Ordinal)
        || _mediaType.StartsWith("video/", StringComparison.Ordinal)
        || _mediaType.StartsWith("font/", StringComparison.Ordinal);

    private string? Decode()
    {
        if (_bytes is null) return null;

        try
        {
            var preamble = _bytes.Length >= 3 && _bytes[0] == 0xEF && _bytes[1] == 0xBB && _bytes[2] == 0xBF ? 3 : 0;
            return StrictEncoding().GetString(_bytes, preamble, _bytes.Length - preamble);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private object? Parse()
    {
        if (_bytes is null) return null;
        if (IsBinary || Text is not { } text) return _bytes;
        return IsJson && JsonContent.TryRead(text, out var content) ? content : text;
    }

    private Encoding StrictEncoding()
    {
        try
        {
            return Encoding.GetEncoding(_charset ?? "utf-8", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        }
    }
}
