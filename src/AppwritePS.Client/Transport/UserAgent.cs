namespace AppwritePS.Client;

/// <summary>How requests introduce themselves.</summary>
internal static class UserAgent
{
    /// <summary>Name and version.</summary>
    public static string Text { get; } = "AppwritePS/" + typeof(UserAgent).Assembly.GetName().Version!.ToString(3);
}
