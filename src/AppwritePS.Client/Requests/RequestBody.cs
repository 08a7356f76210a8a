using System.Text;

namespace AppwritePS.Client;

/// <summary>What a function receives as its body: text, or bytes that need not be text.</summary>
public sealed class RequestBody
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private RequestBody(byte[] bytes, bool isText, string? impliedContentType)
    {
        Bytes = bytes;
        IsText = isText;
        ImpliedContentType = impliedContentType;
    }

    /// <summary>No body.</summary>
    public static RequestBody Empty { get; } = new([], isText: true, impliedContentType: null);

    /// <summary>The content type that goes with the body when none is given; <c>null</c> where nothing tells.</summary>
    public string? ImpliedContentType { get; }

    /// <summary>Whether nothing is sent. An empty body and a missing one are the same to the server.</summary>
    public bool IsEmpty => Bytes.Length == 0;

    /// <summary>The body as text; <c>null</c> if it was given as bytes.</summary>
    public string? Text => IsText ? s_strictUtf8.GetString(Bytes) : null;

    /// <summary>Text travels as JSON; bytes need a multipart request, which servers know from 1.6 on.</summary>
    internal bool IsText { get; }

    internal byte[] Bytes { get; }

    /// <summary>The length as the server counts it: characters of text (not their halves in UTF-16), bytes otherwise.</summary>
    internal int Length => IsText ? Bytes.Count(StartsCharacter) : Bytes.Length;

    /// <summary>Text, sent as it is.</summary>
    /// <exception cref="InvalidRequestException">The text is not valid Unicode.</exception>
    public static RequestBody FromText(string text) => Encode(text, impliedContentType: null);

    /// <summary>JSON text: <c>application/json</c> is sent with it unless another content type is given.</summary>
    /// <exception cref="InvalidRequestException">The text is not valid Unicode.</exception>
    public static RequestBody FromJson(string json) => Encode(json, "application/json");

    /// <summary>Bytes, sent as they are.</summary>
    public static RequestBody FromBytes(byte[] bytes, string? impliedContentType = null) => new(bytes, isText: false, impliedContentType);

    private static bool StartsCharacter(byte utf8) => (utf8 & 0xC0) != 0x80;

    private static RequestBody Encode(string text, string? impliedContentType)
    {
        try
        {
            return new(s_strictUtf8.GetBytes(text), isText: true, impliedContentType);
        }
        catch (EncoderFallbackException)
        {
            throw new InvalidRequestException(RequestRule.BodyUnicode);
        }
    }
}
