using System.Management.Automation;
using AppwritePS.Quickstart;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>One engine for all tests of a class that only look at commands, and run none.</summary>
public sealed class EngineFixture : IDisposable
{
    /// <summary>The engine.</summary>
    public EngineSession Session { get; } = new();

    /// <summary>The objects of a script that writes no error.</summary>
    public IReadOnlyList<PSObject> Objects(string script)
    {
        var results = Session.Run(script);
        Assert.True(results.Errors.Count == 0, string.Join(Environment.NewLine, results.Errors));
        return results.Objects;
    }

    /// <summary>The one object of a script that writes no error.</summary>
    public PSObject One(string script) => Assert.Single(Objects(script));

    public void Dispose() => Session.Dispose();
}
