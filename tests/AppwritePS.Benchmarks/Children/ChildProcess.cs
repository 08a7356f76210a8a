using System.Diagnostics;

namespace AppwritePS.Benchmarks.Children;

/// <summary>This very program, started to do one of the works of <see cref="Child"/>.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>Starts a work.</summary>
    /// <param name="work">Its name, and what it needs to know.</param>
    /// <param name="server">The server that the module finds in the environment; <c>null</c> for none.</param>
    public static ChildProcess Start(string[] work, ServerAddress? server = null)
    {
        var program = Environment.ProcessPath!;

        // Started as `dotnet AppwritePS.Benchmarks.dll`, the program is an argument itself.
        string[] itself = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(ChildProcess).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. itself, "child", .. work])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in server?.Variables ?? []) start.Environment[name] = value;
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Does a work and takes its result.</summary>
    public static async Task<string> ResultAsync(string[] work, ServerAddress? server = null)
    {
        using var child = Start(work, server);
        return await child.ReadResultAsync();
    }

    /// <summary>The line that it says.</summary>
    /// <exception cref="InvalidOperationException">It ended without.</exception>
    public async Task<string> ReadResultAsync() =>
        await ReadLineAsync() ?? throw new InvalidOperationException("A child ended without a result.");

    /// <summary>The next line that it says; <c>null</c> when it has ended.</summary>
    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(s_grace)) _process.Kill();
        _process.Dispose();
    }
}
