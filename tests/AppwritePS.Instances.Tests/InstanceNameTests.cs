namespace AppwritePS.Instances.Tests;

public sealed class InstanceNameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("My house")]
    [InlineData("a.b_c-d 1")]
    [InlineData(".")]
    [InlineData("-x")]
    [InlineData("B\u00FCro")]
    [InlineData("Environment 2")]
    public void Letters_digits_and_the_four_marks_are_allowed(string name) => Assert.Equal(name, InstanceName.Check(name));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("   ")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a\n")]
    [InlineData("a\tb")]
    [InlineData("a\u00A0b")]
    [InlineData("a*")]
    [InlineData("a?")]
    [InlineData("[a]")]
    [InlineData("a/b")]
    [InlineData("a,b")]
    [InlineData("a:b")]
    [InlineData("a(b)")]
    [InlineData("$a")]
    public void Anything_else_is_refused(string? name)
    {
        var refusal = Make.Refusal(() => InstanceName.Check(name));

        Assert.Equal(InstanceProblem.InvalidInstanceName, refusal.Problem);
        Assert.Equal([name ?? "", "Name"], refusal.Arguments);
    }

    [Theory]
    [InlineData("Environment")]
    [InlineData("environment")]
    [InlineData("ENVIRONMENT")]
    public void The_environments_name_is_reserved(string name) =>
        Assert.Equal(InstanceProblem.InvalidInstanceName, Make.Refusal(() => InstanceName.Check(name)).Problem);

    [Fact]
    public void It_has_at_most_128_characters()
    {
        InstanceName.Check(new string('a', 128));

        Assert.Equal(InstanceProblem.InvalidInstanceName, Make.Refusal(() => InstanceName.Check(new string('a', 129))).Problem);
    }

    [Fact]
    public void A_refusal_names_the_source() => Assert.Equal("NewName", Make.Refusal(() => InstanceName.Check("*", "NewName")).Arguments[1]);
}
