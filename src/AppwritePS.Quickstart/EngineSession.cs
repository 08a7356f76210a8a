using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace AppwritePS.Quickstart;

/// <summary>The PowerShell engine with the staged module imported, in a runspace of its own.</summary>
public sealed class EngineSession : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly TextHost _host;
    private readonly Runspace _runspace;

    /// <summary>Opens the engine and imports the module.</summary>
    public EngineSession()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = ExecutionPolicy.Bypass;
        state.ImportPSModule(StagedModule.Manifest);
        state.ThrowOnRunspaceOpenError = true;

        _host = new TextHost(_output);
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
    }

    /// <summary>The runspace, for what <see cref="Show"/> and <see cref="Run"/> do not offer.</summary>
    public Runspace Runspace => _runspace;

    /// <summary>What a script ended with by <c>exit</c>; <c>null</c> if none did.</summary>
    public int? ExitCode => _host.ExitCode;

    /// <summary>Sets a variable.</summary>
    public void Set(string variable, object? value) => _runspace.SessionStateProxy.SetVariable(variable, value);

    /// <summary>A variable's value.</summary>
    public object? Get(string variable) => _runspace.SessionStateProxy.GetVariable(variable);

    /// <summary>Runs a script as a console does.</summary>
    /// <returns>What the console would show, and the errors in it.</returns>
    public Shown Show(string script)
    {
        _output.GetStringBuilder().Clear();
        using var shell = NewShell();
        shell.AddScript(script);
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");

        var before = Errors().ToHashSet();
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException terminating)
        {
            // A console shows what ended the script like any other error.
            using var report = NewShell();
            report.AddCommand("Out-Default").Invoke(new[] { terminating.ErrorRecord });
        }

        return new Shown(_output.ToString(), [.. Errors().Where(error => !before.Contains(error)).Reverse()]);
    }

    /// <summary>Runs a script and takes its objects and errors.</summary>
    /// <exception cref="RuntimeException">The script ended with an error.</exception>
    public Results Run(string script)
    {
        _output.GetStringBuilder().Clear();
        using var shell = NewShell();
        shell.AddScript(script);
        var objects = shell.Invoke();
        return new Results(objects, [.. shell.Streams.Error], _output.ToString());
    }

    /// <summary>A shell on this runspace.</summary>
    public PowerShell NewShell() => PowerShell.Create(_runspace);

    /// <inheritdoc/>
    public void Dispose()
    {
        _runspace.Dispose();
        _output.Dispose();
    }

    private IEnumerable<ErrorRecord> Errors() => ((System.Collections.ArrayList)Get("Error")!)
        .Cast<object>()
        .Select(error => error as ErrorRecord ?? (error as RuntimeException)?.ErrorRecord)
        .OfType<ErrorRecord>();
}
