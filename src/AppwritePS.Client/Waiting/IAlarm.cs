namespace AppwritePS.Client;

/// <summary>Rings once, on any thread, after each time it is set.</summary>
internal interface IAlarm : IDisposable
{
    /// <summary>Sets it anew; what it was set to before is forgotten.</summary>
    void Set(TimeSpan length);
}
