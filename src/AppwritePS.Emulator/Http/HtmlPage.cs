using System.Text;

namespace AppwritePS.Emulator;

/// <summary>The pages that a browser would be shown, reduced to what a client can stumble over: that they are HTML.</summary>
internal static class HtmlPage
{
    private const string Type = "text/html; charset=UTF-8";

    public static ApiAnswer NotFound { get; } = new(404, Type, Page("404 Not Found"));

    /// <summary>What router protection says to a name that is not the server's own.</summary>
    public static ApiAnswer HostNotAllowed { get; } = new(401, Type, Page("401 Router protection"));

    public static ApiAnswer Console { get; } = new(200, Type, Page("Console"));

    private static byte[] Page(string title) => Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=\"en\"><head><title>{title}</title></head><body><h1>{title}</h1></body></html>");
}
