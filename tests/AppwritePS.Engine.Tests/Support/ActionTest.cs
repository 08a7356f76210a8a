using System.Collections;
using System.Management.Automation;

namespace AppwritePS.Engine.Tests;

/// <summary>A test with an instance named main, and action files in a folder of its own.</summary>
public abstract class ActionTest : ModuleTest
{
    private protected const string Main = "action: appwrite.execute_function_main\ndata:\n  function_id: echo\n";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddInstance();
        Directory.CreateDirectory(Folder);
        Session.Set("Folder", Folder);
    }

    private protected string Folder => Path.Combine(Home, "actions");

    /// <summary>Writes an action file.</summary>
    private protected string Written(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>A script with a text at hand as $Yaml.</summary>
    private protected string With(string yaml, string script)
    {
        Session.Set("Yaml", yaml);
        return script;
    }

    /// <summary>Problems, each as its place, <c>?</c> for a warning, rule and key.</summary>
    private protected static string[] Told(object? problems) =>
        [.. ((IEnumerable)problems!).Cast<object>().Select(PSObject.AsPSObject).Select(problem =>
            $"{Value(problem, "Line")}:{Value(problem, "Column")} {(Value(problem, "IsWarning") is true ? "?" : "")}{Value(problem, "Rule")} {Value(problem, "Key")}".TrimEnd())];

    /// <summary>Items of a list of actions of echo, each at a path.</summary>
    private protected static string Steps(params string[] paths) =>
        string.Concat(paths.Select(path => $"- action: appwrite.execute_function_main\n  data: {{function_id: echo, function_path: {path}}}\n"));

    /// <summary>What the server executed, as method and path.</summary>
    private protected IEnumerable<string> Executed => Server.Emulator.Executions.Select(request => request.Method + " " + request.Path);
}
