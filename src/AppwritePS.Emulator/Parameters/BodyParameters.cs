using System.Text;

namespace AppwritePS.Emulator;

/// <summary>The parameters in a request's body.</summary>
internal static class BodyParameters
{
    private static readonly ParameterValue s_none = ParameterValue.OfMap([]);

    /// <summary>
    /// A body that cannot be read, or that says to be anything else, leaves the request without parameters and without a
    /// word (recorded: 'malformed JSON', 'content-type text/plain'). The type is compared with regard to case
    /// (recorded: 'content-type JSON upper').
    /// </summary>
    public static ParameterValue Parse(ReadOnlyMemory<byte> body, string contentType)
    {
        int end = contentType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? contentType : contentType[..end]) switch
        {
            "application/json" => Json(body),
            "application/x-www-form-urlencoded" => FormParameters.Parse(Encoding.UTF8.GetString(body.Span)),
            "multipart/form-data" => MultipartParameters.Parse(body, contentType),
            _ => s_none,
        };
    }

    private static ParameterValue Json(ReadOnlyMemory<byte> body) => JsonParameters.Parse(body.Span) switch
    {
        null or { Kind: ParameterKind.Null or ParameterKind.List } => s_none,
        { Kind: ParameterKind.Map } map => map,
        _ => throw new BareJsonException(),
    };
}
