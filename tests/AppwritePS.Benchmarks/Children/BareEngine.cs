using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace AppwritePS.Benchmarks.Children;

/// <summary>The engine with no module imported.</summary>
internal sealed class BareEngine : IDisposable
{
    private readonly Runspace _runspace;

    public BareEngine()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = ExecutionPolicy.Bypass;
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    /// <summary>Imports a module.</summary>
    /// <exception cref="RuntimeException">It cannot be imported.</exception>
    public void Import(string manifest)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
    }

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();
}
