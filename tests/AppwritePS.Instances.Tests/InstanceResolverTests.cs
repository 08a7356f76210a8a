namespace AppwritePS.Instances.Tests;

public sealed class InstanceResolverTests
{
    private static readonly EnvironmentInstance s_none = Make.Environment();
    private static readonly EnvironmentInstance s_environment = Make.Environment("http://env.example", "env-project", "key");
    private static readonly EnvironmentInstance s_broken = Make.Environment("no url", "env-project", "key");
    private static readonly EnvironmentInstance s_partial = Make.Environment("http://env.example", null, null);

    private readonly InstanceRegistry _registry = new();
    private readonly Instance _one = Make.Instance("One", "http://one.example", "project-1");
    private readonly Instance _two = Make.Instance("Two", "http://two.example", "project-2");

    private ResolvedInstance Resolve(string? requested = null, string? piped = null, EnvironmentInstance? environment = null) =>
        new InstanceResolver(environment ?? s_none, _registry.Snapshot()).Resolve(requested, piped);

    private void Keep(params Instance[] instances)
    {
        foreach (var instance in instances)
            _registry.Add(instance);
    }

    [Fact]
    public void The_parameter_comes_first()
    {
        Keep(_one);
        _registry.Add(_two, makeDefault: true);

        Assert.Equal(new ResolvedInstance(_one, ResolutionReason.Parameter), Resolve("One", null, s_environment));
    }

    [Fact]
    public void The_piped_objects_comes_before_environment_and_default()
    {
        Keep(_one);
        _registry.Add(_two, makeDefault: true);

        Assert.Equal(new ResolvedInstance(_one, ResolutionReason.PipelineObject), Resolve(null, "One", s_environment));
    }

    [Fact]
    public void The_environment_comes_before_the_default()
    {
        _registry.Add(_one, makeDefault: true);

        Assert.Equal(new ResolvedInstance(s_environment.Instance!, ResolutionReason.Environment), Resolve(environment: s_environment));
    }

    [Fact]
    public void The_default_comes_before_the_only_one()
    {
        _registry.Add(_one, makeDefault: true);

        Assert.Equal(new ResolvedInstance(_one, ResolutionReason.Default), Resolve());
    }

    [Fact]
    public void The_default_is_used_among_several()
    {
        Keep(_one);
        _registry.Add(_two, makeDefault: true);

        Assert.Equal(new ResolvedInstance(_two, ResolutionReason.Default), Resolve(environment: s_partial));
    }

    [Fact]
    public void The_only_one_is_used_without_being_the_default()
    {
        Keep(_one);

        Assert.Equal(new ResolvedInstance(_one, ResolutionReason.OnlyOne), Resolve());
    }

    [Fact]
    public void After_the_default_is_removed_the_only_one_left_is_used()
    {
        Keep(_one);
        _registry.Add(_two, makeDefault: true);

        _registry.Remove(_two);

        Assert.Equal(new ResolvedInstance(_one, ResolutionReason.OnlyOne), Resolve());
    }

    [Fact]
    public void Several_without_a_default_are_an_error_that_lists_them()
    {
        Keep(_two, _one);

        var refusal = Make.Refusal(() => Resolve());

        Assert.Equal(InstanceProblem.NoInstance, refusal.Problem);
        Assert.Equal(["One, Two", ""], refusal.Arguments);
    }

    [Fact]
    public void None_at_all_is_an_error() =>
        Assert.Equal(["", ""], Make.Refusal(() => Resolve()).Arguments);

    [Fact]
    public void Missing_variables_are_told_when_there_is_no_instance()
    {
        var refusal = Make.Refusal(() => Resolve(environment: s_partial));

        Assert.Equal(InstanceProblem.NoInstance, refusal.Problem);
        Assert.Equal(["", "APPWRITE_PROJECT_ID, APPWRITE_API_KEY"], refusal.Arguments);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_piped_object_with_blank_instance_has_none(string piped)
    {
        Keep(_one);

        Assert.Equal(ResolutionReason.OnlyOne, Resolve(null, piped).Reason);
        Assert.Equal(ResolutionReason.Parameter, Resolve("One", piped).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("On")]
    [InlineData("One*")]
    [InlineData("PROJECT-1")]
    public void A_text_that_fits_none_is_never_replaced_by_another_choice(string requested)
    {
        _registry.Add(_one, makeDefault: true);

        var refusal = Make.Refusal(() => Resolve(requested, null, s_environment));

        Assert.Equal(InstanceProblem.InstanceNotFound, refusal.Problem);
        Assert.Equal([requested, "Environment, One", ""], refusal.Arguments);
    }

    [Fact]
    public void A_piped_objects_unknown_instance_is_an_error()
    {
        _registry.Add(_one, makeDefault: true);

        Assert.Equal(InstanceProblem.InstanceNotFound, Make.Refusal(() => Resolve(null, "gone")).Problem);
    }

    [Theory]
    [InlineData("Two")]
    [InlineData("tWO")]
    [InlineData("project-2")]
    [InlineData("D3D9C921971BA32EE0C92CA490D0042A")]
    public void An_instance_is_found_by_name_id_or_project(string text)
    {
        Keep(_one, _two);

        Assert.Same(_two, Resolve(text).Instance);
        Assert.Same(_two, Resolve(null, text).Instance);
    }

    [Fact]
    public void A_name_goes_before_another_instances_id_and_project()
    {
        var namedAsId = Make.Instance(_one.InstanceId, "http://three.example", "project-3");
        var namedAsProject = Make.Instance("project-1", "http://four.example", "project-4");
        Keep(_one, namedAsId, namedAsProject);

        Assert.Same(namedAsId, Resolve(_one.InstanceId).Instance);
        Assert.Same(namedAsProject, Resolve("project-1").Instance);
    }

    [Fact]
    public void An_instance_id_goes_before_another_instances_project()
    {
        Keep(_one, Make.Instance("Three", "http://three.example", _one.InstanceId!));

        Assert.Same(_one, Resolve(_one.InstanceId).Instance);
    }

    [Fact]
    public void A_project_id_that_fits_two_is_an_error_that_lists_both()
    {
        Keep(_one, Make.Instance("Other", "http://other.example", "project-1"));

        var refusal = Make.Refusal(() => Resolve("project-1"));

        Assert.Equal(InstanceProblem.InstanceAmbiguous, refusal.Problem);
        Assert.Equal(["project-1", "One (http://one.example/v1, project-1), Other (http://other.example/v1, project-1)"], refusal.Arguments);
        Assert.Equal(InstanceProblem.InstanceAmbiguous, Make.Refusal(() => Resolve(null, "project-1")).Problem);
    }

    [Fact]
    public void A_project_id_that_fits_the_environments_and_a_kept_one_on_another_server_is_an_error()
    {
        Keep(Make.Instance("Other", "http://other.example", "env-project"));

        var refusal = Make.Refusal(() => Resolve("env-project", null, s_environment));

        Assert.Equal("Other (http://other.example/v1, env-project), Environment (http://env.example/v1, env-project)", refusal.Arguments[1]);
    }

    [Theory]
    [InlineData("Environment")]
    [InlineData("environment")]
    [InlineData("env-project")]
    [InlineData("f540c48a22e0816d7af5727a8f474cd1")]
    public void The_environments_instance_is_found_too(string text)
    {
        Keep(_one, _two);

        Assert.Equal(new ResolvedInstance(s_environment.Instance!, ResolutionReason.Parameter), Resolve(text, null, s_environment));
    }

    [Fact]
    public void A_kept_instance_and_the_environments_with_the_same_target_are_not_ambiguous()
    {
        var kept = Make.Instance("Kept", "HTTP://env.example:80", "env-project");
        Keep(kept);

        Assert.Same(kept, Resolve("env-project", null, s_environment).Instance);
        Assert.Same(s_environment.Instance, Resolve("Environment", null, s_environment).Instance);
    }

    [Fact]
    public void A_typed_instance_other_than_the_piped_objects_is_an_error()
    {
        Keep(_one, _two);

        var refusal = Make.Refusal(() => Resolve("one", "project-2"));

        Assert.Equal(InstanceProblem.InstanceMismatch, refusal.Problem);
        Assert.Equal(["One", "project-2"], refusal.Arguments);
    }

    [Fact]
    public void A_piped_object_of_an_unknown_instance_does_not_fit_the_typed_one()
    {
        Keep(_one);

        Assert.Equal(InstanceProblem.InstanceMismatch, Make.Refusal(() => Resolve("One", "gone")).Problem);
    }

    [Fact]
    public void The_same_instance_by_another_text_is_no_mismatch()
    {
        Keep(_one, _two);

        Assert.Equal(new ResolvedInstance(_one, ResolutionReason.Parameter), Resolve("One", "project-1"));
        Assert.Equal(new ResolvedInstance(_one, ResolutionReason.Parameter), Resolve("project-1", _one.InstanceId));
    }

    [Fact]
    public void The_same_project_on_the_same_server_under_another_name_is_no_mismatch()
    {
        Keep(Make.Instance("Kept", "http://env.example", "env-project"));

        Assert.Same(s_environment.Instance, Resolve("Environment", "Kept", s_environment).Instance);
    }

    [Fact]
    public void The_parameter_settles_a_piped_project_id_that_fits_two()
    {
        var other = Make.Instance("Other", "http://other.example", "project-1");
        Keep(_one, other);

        Assert.Same(other, Resolve("Other", "project-1").Instance);
    }

    [Fact]
    public void A_typed_unknown_instance_is_told_as_unknown_and_not_as_a_mismatch()
    {
        Keep(_one);

        Assert.Equal(InstanceProblem.InstanceNotFound, Make.Refusal(() => Resolve("gone", "One")).Problem);
    }

    [Fact]
    public void An_invalid_environment_is_an_error_when_it_is_its_turn()
    {
        _registry.Add(_one, makeDefault: true);

        Assert.Same(s_broken.Problem, Make.Refusal(() => Resolve(environment: s_broken)));
        Assert.Same(s_broken.Problem, Make.Refusal(() => Resolve("environment", null, s_broken)));
        Assert.Same(s_broken.Problem, Make.Refusal(() => Resolve(null, "Environment", s_broken)));
    }

    [Fact]
    public void An_invalid_environment_does_not_disturb_a_command_that_uses_another_instance()
    {
        Keep(_one);

        Assert.Same(_one, Resolve("One", null, s_broken).Instance);
        Assert.Same(_one, Resolve(null, "One", s_broken).Instance);
    }

    [Fact]
    public void Missing_variables_are_told_when_the_environment_is_asked_for()
    {
        Keep(_one);

        var refusal = Make.Refusal(() => Resolve("Environment", null, s_partial));

        Assert.Equal(InstanceProblem.InstanceNotFound, refusal.Problem);
        Assert.Equal(["Environment", "One", "APPWRITE_PROJECT_ID, APPWRITE_API_KEY"], refusal.Arguments);
    }
}
