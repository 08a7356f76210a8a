using System.Reflection;
using Xunit;

namespace AppwritePS.Staging.Tests;

public sealed class ResolverTests : IDisposable
{
    private const string Strict = ", Version=8.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51";

    private static readonly Type s_resolver = Assembly.LoadFrom(Path.Combine(Staged.Folder, "AppwritePS.dll"))
        .GetType("AppwritePS.NetFrameworkResolver", throwOnError: true)!;

    private static readonly Func<string, string?, string, string?> s_pathFor = s_resolver
        .GetMethod("PathFor", BindingFlags.Static | BindingFlags.NonPublic)!
        .CreateDelegate<Func<string, string?, string, string?>>();

    private static readonly ResolveEventHandler s_resolve = s_resolver
        .GetMethod("Resolve", BindingFlags.Static | BindingFlags.NonPublic)!
        .CreateDelegate<ResolveEventHandler>();

    private readonly string _module = Path.Combine(Directory.CreateTempSubdirectory().FullName, "AppwritePS");

    public ResolverTests()
    {
        foreach (var name in (string[])["System.Text.Json", "Newtonsoft.Json", "System.Text.Json.resources"])
        {
            Directory.CreateDirectory(InModule("NetFramework"));
            File.WriteAllText(InModule("NetFramework", name + ".dll"), "");
        }
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_module)!, recursive: true);

    [Fact]
    public void It_knows_the_libraries_that_are_staged_and_no_others() =>
        Assert.Equal(
            Staged.Libraries,
            (string[])s_resolver.GetField("s_names", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!);

    [Theory]
    [InlineData("System.Text.Json")]
    [InlineData("System.Text.Json" + Strict)]
    [InlineData("System.Text.Json, Version=6.0.0.0")]
    public void A_library_lies_in_the_module_whatever_version_is_asked_for(string asked) =>
        Assert.Equal(InModule("NetFramework", "System.Text.Json.dll"), s_pathFor(asked, InModule("AppwritePS.dll"), _module));

    [Fact]
    public void The_libraries_may_ask_too() =>
        Assert.NotNull(s_pathFor("System.Text.Json", InModule("NetFramework", "System.Memory.dll"), _module));

    [Theory]
    [InlineData("Newtonsoft.Json")]
    [InlineData("System.Text.Json.resources" + Strict)]
    [InlineData("System")]
    public void Other_names_are_not_ours_even_if_a_file_has_them(string asked) =>
        Assert.Null(s_pathFor(asked, InModule("AppwritePS.dll"), _module));

    [Fact]
    public void A_library_that_is_gone_is_not_found() =>
        Assert.Null(s_pathFor("System.Memory", InModule("AppwritePS.dll"), _module));

    [Fact]
    public void A_neighbour_whose_folder_begins_like_ours_is_not_answered() =>
        Assert.Null(s_pathFor("System.Text.Json", Path.Combine(_module + "2", "Other.dll"), _module));

    [Fact]
    public void Nor_is_one_outside_that_came_by_way_of_ours() =>
        Assert.Null(s_pathFor("System.Text.Json", InModule("..", "Other", "Other.dll"), _module));

    // A script's classes, an assembly from bytes, Type.GetType.
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nor_is_one_that_lies_nowhere(string? requester) =>
        Assert.Null(s_pathFor("System.Text.Json", requester, _module));

    // Here .NET's own, which is loaded before the module's.
    [Fact]
    public void What_it_answered_may_ask_wherever_it_came_from()
    {
        var answer = s_resolve(null, new("System.Text.Json", s_resolver.Assembly));

        Assert.NotNull(answer);
        Assert.DoesNotContain(Staged.Folder, answer.Location, StringComparison.Ordinal);
        Assert.NotNull(s_resolve(null, new("System.Memory", answer)));
    }

    private string InModule(params string[] parts) => Path.Combine([_module, .. parts]);
}
