using System.Text;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>What is sent, in words, for -WhatIf and -Confirm. What looks secret is masked.</summary>
internal static class RequestPreview
{
    private const int LongestBody = 2000;

    private static readonly string[] s_secretWords = ["authorization", "cookie", "key", "token", "secret", "password"];

    /// <summary>Method, path and time.</summary>
    public static string ActionOf(ExecutionRequest request) => SecretText.Hide(Text.Format(
        request.ScheduledAt is not null ? Messages.ExecuteScheduledAction : request.IsQueued ? Messages.ExecuteAsyncAction : Messages.ExecuteAction,
        request.Method.Word(),
        ExecutionPath.Encode(request.Path) ?? "/",
        request.ScheduledAt?.LocalDateTime));

    /// <summary>The same with headers and body.</summary>
    public static string Of(ExecutionRequest request)
    {
        var text = new StringBuilder(ActionOf(request));
        if (request.Headers.Count > 0) text.Append(Text.Format(Messages.PreviewHeaders, string.Join("; ", request.Headers.Select(Shown))));
        if (request.Body.Text is { Length: > 0 } body) text.Append(Text.Format(Messages.PreviewBody, body.Length, Beginning(body)));
        return Printable.Of(SecretText.Hide(text.ToString()));
    }

    /// <summary>Whether a header's value is shown to nobody.</summary>
    public static bool IsSecret(string headerName) => Array.Exists(s_secretWords, word => headerName.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static string Shown(KeyValuePair<string, string> header) => header.Key + ": " + (IsSecret(header.Key) ? SecretText.Mask : header.Value);

    private static string Beginning(string body) => body.Length <= LongestBody ? body : body.Substring(0, LongestBody) + "…";
}
