namespace AppwritePS.Instances.Tests;

public sealed class ProjectIdRuleTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("Z")]
    [InlineData("appwrite-project-id")]
    [InlineData("a.b_c-")]
    [InlineData("678f1c2e003d1b7e5a4f")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789")]
    public void Letters_digits_and_three_marks_are_allowed(string projectId) => Assert.Equal(projectId, ProjectIdRule.Check(projectId));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".a")]
    [InlineData("_a")]
    [InlineData("-a")]
    [InlineData("..")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("a/b")]
    [InlineData("a@")]
    [InlineData("a[")]
    [InlineData("a`")]
    [InlineData("a{")]
    [InlineData("a:")]
    [InlineData("\u00FC")]
    [InlineData("a\u0660")]
    [InlineData("abcdefghijklmnopqrstuvwxyz01234567890")]
    public void Anything_else_is_refused(string? projectId)
    {
        var refusal = Make.Refusal(() => ProjectIdRule.Check(projectId));

        Assert.Equal(InstanceProblem.InvalidProjectId, refusal.Problem);
        Assert.Equal([projectId ?? "", "ProjectId"], refusal.Arguments);
    }

    [Fact]
    public void A_refusal_names_the_source() => Assert.Equal("SOME_VARIABLE", Make.Refusal(() => ProjectIdRule.Check("*", "SOME_VARIABLE")).Arguments[1]);
}
