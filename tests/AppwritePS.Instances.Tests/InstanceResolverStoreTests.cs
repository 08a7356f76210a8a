namespace AppwritePS.Instances.Tests;

public sealed class InstanceResolverStoreTests
{
    private static readonly EnvironmentInstance s_none = Make.Environment();
    private static readonly EnvironmentInstance s_environment = Make.Environment("http://env.example", "env-project", "key");
    private static readonly InstanceException s_unreadable = new(InstanceProblem.StoreUnreadable, "/store", "1", "1", "broken");

    private readonly InstanceRegistry _process = new();
    private readonly Instance _mine = Make.Instance("Mine", "http://mine.example", "mine-project");
    private readonly Instance _kept = Kept("Kept", "http://kept.example", "kept-project");
    private RegistrySnapshot _stored = RegistrySnapshot.Empty;
    private int _reads;

    private InstanceResolver Resolver(EnvironmentInstance? environment = null) => new(environment ?? s_none, _process.Snapshot(), () =>
    {
        _reads++;
        return _stored;
    });

    private static Instance Kept(string name, string endpoint, string projectId) =>
        new(name, Endpoint.Parse(endpoint), projectId, new VariableKey("X"), TransportSettings.Default, InstanceScope.CurrentUser);

    private void Store(Instance instance, bool makeDefault = false) => _stored = _stored.Add(instance, replace: false, makeDefault);

    private InstanceResolver WithUnreadableStore(EnvironmentInstance? environment = null) => new(environment ?? s_none, _process.Snapshot(), () => throw s_unreadable);

    [Fact]
    public void A_stored_instance_is_found_by_name_id_or_project()
    {
        _process.Add(_mine);
        Store(_kept);

        foreach (var text in new[] { "KEPT", "kept-project", _kept.InstanceId })
        {
            Assert.Same(_kept, Resolver().Resolve(text, null).Instance);
            Assert.Same(_kept, Resolver(s_environment).Resolve(null, text).Instance);
        }
    }

    [Fact]
    public void What_the_process_or_the_environment_has_by_name_is_used_without_reading_the_store()
    {
        _process.Add(_mine, makeDefault: true);

        Assert.Same(_mine, Resolver().Resolve("mine", null).Instance);
        Assert.Same(_mine, Resolver().Resolve(null, "MINE").Instance);
        Assert.Same(_mine, Resolver().Resolve("mine", "Mine").Instance);
        Assert.Same(_mine, Resolver().Resolve(null, null).Instance);
        Assert.Same(s_environment.Instance, Resolver(s_environment).Resolve("environment", null).Instance);
        Assert.Same(s_environment.Instance, Resolver(s_environment).Resolve(null, null).Instance);
        Assert.Equal(0, _reads);
    }

    [Fact]
    public void The_store_is_read_once_for_many_decisions()
    {
        Store(_kept);
        var resolver = Resolver();

        resolver.Resolve("kept", null);
        resolver.Resolve(null, null);
        resolver.List();
        resolver.HidesStored(_kept);

        Assert.Equal(1, _reads);
    }

    [Fact]
    public void An_instance_of_the_process_hides_a_stored_one_of_the_same_name()
    {
        var hiding = Make.Instance("KEPT", "http://other.example", "other-project");
        _process.Add(hiding);
        Store(_kept);
        var resolver = Resolver();

        Assert.Same(hiding, resolver.Resolve("kept", null).Instance);
        Assert.True(resolver.HidesStored(hiding));
        Assert.Equal([new ListedInstance(hiding, IsDefault: false)], resolver.List());
        Assert.Equal(InstanceProblem.InstanceNotFound, Make.Refusal(() => resolver.Find("kept-project")).Problem);
    }

    [Fact]
    public void What_hides_nothing_says_so()
    {
        _process.Add(_mine);
        Store(_kept);

        Assert.False(Resolver().HidesStored(_mine));
        Assert.False(Resolver(s_environment).HidesStored(s_environment.Instance!));
    }

    [Fact]
    public void The_process_default_comes_before_the_stores()
    {
        _process.Add(_mine, makeDefault: true);
        Store(_kept, makeDefault: true);

        Assert.Equal(new ResolvedInstance(_mine, ResolutionReason.Default), Resolver().Resolve(null, null));
        Assert.Equal([true, false], Resolver().List().Select(static i => i.IsDefault));
    }

    [Fact]
    public void The_stores_default_comes_before_the_only_one_of_the_process()
    {
        _process.Add(_mine);
        Store(_kept, makeDefault: true);

        Assert.Equal(new ResolvedInstance(_kept, ResolutionReason.Default), Resolver().Resolve(null, null));
    }

    [Fact]
    public void The_stores_default_that_is_hidden_means_the_one_that_hides_it()
    {
        var hiding = Make.Instance("kept", "http://other.example", "other-project");
        _process.Add(hiding);
        _process.Add(_mine);
        Store(_kept, makeDefault: true);

        Assert.Equal(new ResolvedInstance(hiding, ResolutionReason.Default), Resolver().Resolve(null, null));
    }

    [Fact]
    public void The_only_one_is_the_only_one_of_both()
    {
        Store(_kept);
        Assert.Equal(new ResolvedInstance(_kept, ResolutionReason.OnlyOne), Resolver().Resolve(null, null));

        _process.Add(_mine);
        var refusal = Make.Refusal(() => Resolver().Resolve(null, null));
        Assert.Equal(InstanceProblem.NoInstance, refusal.Problem);
        Assert.Equal(["Kept, Mine", ""], refusal.Arguments);
    }

    [Fact]
    public void A_stored_name_goes_before_a_project_of_the_process()
    {
        _process.Add(_mine);
        var named = Kept("mine-project", "http://named.example", "named");
        Store(named);

        Assert.Same(named, Resolver().Find("mine-project"));
    }

    [Fact]
    public void A_project_that_fits_one_of_the_process_and_a_stored_one_is_ambiguous()
    {
        _process.Add(_mine);
        Store(Kept("Other", "http://other.example", "mine-project"));

        var refusal = Make.Refusal(() => Resolver().Find("mine-project"));

        Assert.Equal(InstanceProblem.InstanceAmbiguous, refusal.Problem);
        Assert.Equal("Mine (http://mine.example/v1, mine-project), Other (http://other.example/v1, mine-project)", refusal.Arguments[1]);
    }

    [Fact]
    public void Of_the_same_target_the_process_goes_first_then_the_store_then_the_environment()
    {
        var stored = Kept("Stored", "http://env.example", "env-project");
        var mine = Make.Instance("Processed", "http://env.example", "env-project");
        Store(stored);
        Assert.Same(stored, Resolver(s_environment).Find("env-project"));

        _process.Add(mine);
        Assert.Same(mine, Resolver(s_environment).Find("env-project"));
        Assert.Same(stored, Resolver(s_environment).Find("stored"));
    }

    [Fact]
    public void All_are_listed_with_those_of_the_process_first_and_the_environments_last()
    {
        _process.Add(_mine);
        Store(_kept, makeDefault: true);

        Assert.Equal(
            [new(_mine, false), new(_kept, true), new ListedInstance(s_environment.Instance!, false)],
            Resolver(s_environment).List());
    }

    [Fact]
    public void A_store_that_cannot_be_read_disturbs_nobody_who_does_not_need_it()
    {
        _process.Add(_mine, makeDefault: true);
        var resolver = WithUnreadableStore();

        Assert.Same(_mine, resolver.Resolve("mine", null).Instance);
        Assert.Same(_mine, resolver.Resolve(null, null).Instance);
        Assert.Null(resolver.StoreProblem);
        Assert.Same(_mine, resolver.Resolve("mine-project", null).Instance);
        Assert.Same(_mine, resolver.Resolve(_mine.InstanceId, "mine-project").Instance);
        Assert.Same(s_unreadable, resolver.StoreProblem);
        Assert.False(resolver.HidesStored(_mine));
        Assert.Same(s_environment.Instance, WithUnreadableStore(s_environment).Resolve(null, "env-project").Instance);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_stored_ones_that_are_hidden_can_be_listed_too_and_one_alone_is_the_default(bool isStoredDefault)
    {
        var hiding = Make.Instance("kept", "http://other.example", "other-project");
        _process.Add(hiding);
        _process.Add(_mine, makeDefault: !isStoredDefault);
        Store(_kept, makeDefault: true);
        var resolver = Resolver(s_environment);

        Assert.Equal(
            [new(hiding, isStoredDefault), new(_mine, !isStoredDefault), new(_kept, false), new ListedInstance(s_environment.Instance!, false)],
            resolver.ListWithHidden());
        Assert.Equal([isStoredDefault, !isStoredDefault, false], new[] { hiding, _mine, _kept }.Select(resolver.IsDefault));
    }

    [Fact]
    public void A_store_of_another_account_does_not_stop_the_only_one_of_the_process()
    {
        var forbidden = new InstanceException(InstanceProblem.StoreInaccessible, "/store", "Permission denied");
        InstanceResolver WithForbiddenStore() => new(s_none, _process.Snapshot(), () => throw forbidden);
        Assert.Same(forbidden, Make.Refusal(() => WithForbiddenStore().Resolve(null, null)));

        _process.Add(_mine);
        Assert.Equal(new ResolvedInstance(_mine, ResolutionReason.OnlyOne), WithForbiddenStore().Resolve(null, null));

        _process.Add(Make.Instance("Second", "http://second.example"));
        Assert.Same(forbidden, Make.Refusal(() => WithForbiddenStore().Resolve(null, null)));
    }

    [Fact]
    public void A_store_that_cannot_be_read_is_told_to_those_who_need_it()
    {
        _process.Add(_mine);

        Assert.Same(s_unreadable, Make.Refusal(() => WithUnreadableStore().Resolve("gone", null)));
        Assert.Same(s_unreadable, Make.Refusal(() => WithUnreadableStore().Resolve(null, "gone")));
        Assert.Same(s_unreadable, Make.Refusal(() => WithUnreadableStore().Resolve("mine", "gone")));
        Assert.Same(s_unreadable, Make.Refusal(() => WithUnreadableStore().Resolve(null, null)));
    }

    [Fact]
    public void A_list_without_the_store_says_why()
    {
        _process.Add(_mine);
        var resolver = WithUnreadableStore();

        Assert.Equal([new ListedInstance(_mine, false)], resolver.List());
        Assert.Same(s_unreadable, resolver.StoreProblem);
    }

    [Fact]
    public void Without_a_store_there_is_no_problem()
    {
        var resolver = new InstanceResolver(s_none, _process.Snapshot());

        Assert.Empty(resolver.List());
        Assert.Null(resolver.StoreProblem);
    }
}
