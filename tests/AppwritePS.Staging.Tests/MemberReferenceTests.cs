using AppwritePS.Staging.Tests.Metadata;
using AppwritePS.Staging.Tests.Samples;
using Xunit;

namespace AppwritePS.Staging.Tests;

/// <summary>
/// netstandard2.0 is a promise that .NET Framework 4.7.2 nearly keeps; what it does not have shows only when the line is
/// reached, on a Windows that nobody builds on.
/// </summary>
public class MemberReferenceTests
{
    // It was built for a newer framework, and calls what the samples call.
    private static readonly IReadOnlyList<string> s_unresolvedHere =
        ReferenceCheck.Unresolved(new AssemblyFile(typeof(Newer).Assembly.Location), Staged.WindowsPowerShell);

    [Theory]
    [MemberData(nameof(Staged.EachOwn), MemberType = typeof(Staged))]
    public void What_our_binaries_refer_to_is_there_under_Windows_PowerShell(string name) =>
        Assert.Empty(ReferenceCheck.Unresolved(Staged.Open(name), Staged.WindowsPowerShell));

    [Theory]
    [MemberData(nameof(Staged.EachLibrary), MemberType = typeof(Staged))]
    public void So_is_what_the_libraries_refer_to(string name) =>
        Assert.Empty(ReferenceCheck.Unresolved(Staged.Open(name), Staged.WindowsPowerShell));

    [Theory]
    [InlineData("System.String::Contains(System.Char) : System.Boolean")]
    [InlineData("System.String::Contains(System.Char, System.StringComparison) : System.Boolean")]
    [InlineData("System.Collections.Generic.Dictionary`2::TryAdd(!0, !1) : System.Boolean")]
    [InlineData("System.Text.Rune of System.Runtime")]
    public void What_only_newer_frameworks_have_is_told(string reference) => Assert.Contains(reference, s_unresolvedHere);

    [Theory]
    [InlineData("System.String::Contains(System.String)")]
    [InlineData("System.Collections.Generic.Dictionary`2::ContainsKey")]
    [InlineData("System.Collections.ObjectModel.Collection`1::Add")]
    [InlineData("System.IO.Stream::CopyToAsync")]
    public void What_NET_Framework_has_too_is_not(string reference) =>
        Assert.DoesNotContain(s_unresolvedHere, told => told.StartsWith(reference, StringComparison.Ordinal));

    [Fact]
    public void Nothing_resolves_where_nothing_lies() =>
        Assert.NotEmpty(ReferenceCheck.Unresolved(Staged.Open("AppwritePS"), new AssemblySet(Staged.Folder)));
}
