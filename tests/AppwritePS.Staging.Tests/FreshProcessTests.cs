using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Runtime.Loader;
using Xunit;

namespace AppwritePS.Staging.Tests;

/// <summary>
/// What a process loads, and when: each of the explicit tests is run by itself, in a process in which nothing was loaded
/// before.
/// </summary>
public class FreshProcessTests
{
    [Theory]
    [InlineData(nameof(Importing_loads_no_YAML))]
    [InlineData(nameof(The_first_action_loads_it_beside_another_that_is_there))]
    [InlineData(nameof(Another_can_come_after_it))]
    public Task By_itself(string test) => FreshProcess.RunAsync(typeof(FreshProcessTests), test);

    [Fact(Explicit = true)]
    public void Importing_loads_no_YAML()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(Path.Combine(Staged.Folder, "AppwritePS.psd1"));
        state.ThrowOnRunspaceOpenError = true;
        using var shell = PowerShell.Create(state);

        Assert.NotEmpty(shell.AddScript("Get-AppwriteInstance -ErrorAction Ignore; Get-Command -Module AppwritePS").Invoke());
        Assert.NotEmpty(Loaded("AppwritePS"));
        Assert.Empty(Loaded(Staged.Yaml));
        Assert.Empty(Loaded(Staged.YamlLibrary));
    }

    [Fact(Explicit = true)]
    public void The_first_action_loads_it_beside_another_that_is_there()
    {
        ReadWithTheOther();
        Assert.Single(Loaded(Staged.YamlLibrary));

        ReadWithOurs();
        ReadWithTheOther();
        Assert.Equal(2, Loaded(Staged.YamlLibrary).Count);
    }

    [Fact(Explicit = true)]
    public void Another_can_come_after_it()
    {
        ReadWithOurs();
        Assert.Single(Loaded(Staged.YamlLibrary));

        ReadWithTheOther();
        ReadWithOurs();
        Assert.Equal(2, Loaded(Staged.YamlLibrary).Count);
    }

    private static void ReadWithOurs()
    {
        // As the engine loads a binary module: into the default context.
        var format = Assembly.LoadFrom(Path.Combine(Staged.Folder, "AppwritePS.dll"))
            .GetType("AppwritePS.ActionYaml", throwOnError: true)!
            .GetProperty("Format")!
            .GetValue(null)!;

        Assert.Equal(1, ((dynamic)format).Read("a: [b]", 1).Documents.Count);

        var own = Loaded(Staged.YamlLibrary).Single(library => library.Location == Path.Combine(Staged.YamlFolder, "YamlDotNet.dll"));
        Assert.Equal(Staged.Open(Staged.YamlLibrary).Version, own.GetName().Version);
        Assert.Equal(new Version(18, 0, 0, 0), own.GetName().Version);
        Assert.NotSame(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(own));
        Assert.Same(AssemblyLoadContext.GetLoadContext(own), AssemblyLoadContext.GetLoadContext(Assert.Single(Loaded(Staged.Yaml))));
        Assert.Same(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(Assert.Single(Loaded("AppwritePS.Actions"))));
    }

    private static void ReadWithTheOther()
    {
        var events = new YamlDotNet.Core.Parser(new StringReader("a: [b]"));
        var count = 0;
        while (events.MoveNext()) count++;

        Assert.Equal(10, count);
        var other = typeof(YamlDotNet.Core.Parser).Assembly;
        Assert.Equal(new Version(13, 0, 0, 0), other.GetName().Version);
        Assert.Same(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(other));
    }

    private static IReadOnlyList<Assembly> Loaded(string name) =>
        [.. AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name == name)];
}
