using System.Collections.Concurrent;

namespace AppwritePS.Instances.Tests;

public sealed class InstanceRegistryTests
{
    private readonly InstanceRegistry _registry = new();

    private IEnumerable<string> Names => _registry.Snapshot().Instances.Select(static i => i.Name);

    [Fact]
    public void It_starts_empty()
    {
        Assert.Empty(_registry.Snapshot().Instances);
        Assert.Null(_registry.Snapshot().Default);
    }

    [Fact]
    public void Instances_are_listed_by_name_ignoring_case()
    {
        foreach (var name in new[] { "b", "C", "A", "d" })
            _registry.Add(Make.Instance(name, projectId: name));

        Assert.Equal(["A", "b", "C", "d"], Names);
    }

    [Fact]
    public void A_snapshot_does_not_change()
    {
        var first = Make.Instance("a", projectId: "a");
        _registry.Add(first, makeDefault: true);
        var snapshot = _registry.Snapshot();

        _registry.Add(Make.Instance("b", projectId: "b"));
        _registry.Remove(first);

        Assert.Equal([first], snapshot.Instances);
        Assert.Same(first, snapshot.Default);
        Assert.Throws<NotSupportedException>(() => ((IList<Instance>)snapshot.Instances)[0] = Make.Instance("b"));
    }

    [Fact]
    public void One_project_id_on_two_servers_is_two_instances()
    {
        _registry.Add(Make.Instance("a", "http://one.example", "project"));
        _registry.Add(Make.Instance("b", "http://two.example", "project"));

        Assert.Equal(["a", "b"], Names);
    }

    [Theory]
    [InlineData("HOUSE", "http://other.example", "other")]
    [InlineData("other", "HTTP://ONE.EXAMPLE:80/v1/", "project")]
    [InlineData("house", "http://one.example", "project")]
    public void A_name_or_an_endpoint_with_project_that_is_kept_is_refused(string name, string endpoint, string projectId)
    {
        var kept = Make.Instance("house");
        _registry.Add(kept, makeDefault: true);
        var before = _registry.Snapshot();

        var refusal = Make.Refusal(() => _registry.Add(Make.Instance(name, endpoint, projectId), replace: false, makeDefault: true));

        Assert.Equal(InstanceProblem.AlreadyConfigured, refusal.Problem);
        Assert.Equal([name, "house (http://one.example/v1, project)"], refusal.Arguments);
        Assert.Same(before, _registry.Snapshot());
    }

    [Fact]
    public void A_refusal_lists_all_that_are_in_the_way()
    {
        _registry.Add(Make.Instance("a", "http://one.example", "p"));
        _registry.Add(Make.Instance("b", "http://two.example", "q"));

        var refusal = Make.Refusal(() => _registry.Add(Make.Instance("A", "http://two.example", "q")));

        Assert.Equal(["A", "a (http://one.example/v1, p), b (http://two.example/v1, q)"], refusal.Arguments);
    }

    [Fact]
    public void Replacing_forgets_all_that_are_in_the_way_and_no_other()
    {
        _registry.Add(Make.Instance("a", "http://one.example", "p"));
        _registry.Add(Make.Instance("b", "http://two.example", "q"));
        _registry.Add(Make.Instance("c", "http://three.example", "r"));
        var replacement = Make.Instance("A", "http://two.example", "q");

        _registry.Add(replacement, replace: true);

        Assert.Equal(["A", "c"], Names);
        Assert.Same(replacement, _registry.Snapshot().Instances[0]);
    }

    [Fact]
    public void Replacing_what_is_not_kept_adds_it()
    {
        _registry.Add(Make.Instance("a"), replace: true);

        Assert.Equal(["a"], Names);
    }

    [Fact]
    public void The_replacement_of_the_default_is_the_default()
    {
        _registry.Add(Make.Instance("a", key: "old"), makeDefault: true);
        var replacement = Make.Instance("a", key: "new");

        _registry.Add(replacement, replace: true, makeDefault: false);

        Assert.Same(replacement, _registry.Snapshot().Default);
    }

    [Fact]
    public void The_replacement_of_another_than_the_default_is_not_the_default()
    {
        var standard = Make.Instance("a", projectId: "a");
        _registry.Add(standard, makeDefault: true);
        _registry.Add(Make.Instance("b", projectId: "b"));

        _registry.Add(Make.Instance("b", projectId: "b"), replace: true);

        Assert.Same(standard, _registry.Snapshot().Default);
    }

    [Fact]
    public void Replacing_without_a_default_makes_none()
    {
        _registry.Add(Make.Instance("a"));

        _registry.Add(Make.Instance("a"), replace: true);

        Assert.Null(_registry.Snapshot().Default);
    }

    [Fact]
    public void Only_what_was_made_the_default_is_and_there_is_one_at_a_time()
    {
        _registry.Add(Make.Instance("a", projectId: "a"));
        Assert.Null(_registry.Snapshot().Default);

        _registry.Add(Make.Instance("b", projectId: "b"), makeDefault: true);
        _registry.Add(Make.Instance("c", projectId: "c"), makeDefault: true);
        _registry.Add(Make.Instance("d", projectId: "d"));

        Assert.Equal("c", _registry.Snapshot().Default?.Name);
    }

    [Fact]
    public void A_kept_instance_becomes_the_default_by_replacing_itself()
    {
        var instance = Make.Instance("a");
        _registry.Add(instance);

        _registry.Add(instance, replace: true, makeDefault: true);

        Assert.Equal([instance], _registry.Snapshot().Instances);
        Assert.Same(instance, _registry.Snapshot().Default);
    }

    [Fact]
    public void Removing_forgets_that_one_only()
    {
        var instance = Make.Instance("a", projectId: "a");
        var standard = Make.Instance("b", projectId: "b");
        _registry.Add(instance);
        _registry.Add(standard, makeDefault: true);

        Assert.True(_registry.Remove(instance));

        Assert.Equal(["b"], Names);
        Assert.Same(standard, _registry.Snapshot().Default);
        Assert.False(_registry.Remove(instance));
    }

    [Fact]
    public void Removing_the_default_leaves_none()
    {
        var standard = Make.Instance("a", projectId: "a");
        _registry.Add(standard, makeDefault: true);
        _registry.Add(Make.Instance("b", projectId: "b"));

        Assert.True(_registry.Remove(standard));

        Assert.Null(_registry.Snapshot().Default);
    }

    [Fact]
    public void Removing_what_has_been_replaced_leaves_the_replacement()
    {
        var old = Make.Instance("a");
        _registry.Add(old);
        _registry.Add(Make.Instance("a"), replace: true);

        Assert.False(_registry.Remove(old));

        Assert.Equal(["a"], Names);
    }

    [Fact]
    public void An_updated_instance_takes_the_others_place_and_default()
    {
        var old = Make.Instance("old");
        _registry.Add(old, makeDefault: true);
        var changed = Make.Instance("new", old.KeySource);

        _registry.CheckIsFree(old, changed);
        _registry.Update(old, changed);

        Assert.Equal([changed], _registry.Snapshot().Instances);
        Assert.Same(changed, _registry.Snapshot().Default);
    }

    [Fact]
    public void An_update_that_a_third_is_in_the_way_of_or_whose_first_is_gone_changes_nothing()
    {
        var old = Make.Instance("a", projectId: "a");
        _registry.Add(old);
        _registry.Add(Make.Instance("b", projectId: "b"));
        var before = _registry.Snapshot();

        Assert.Equal(InstanceProblem.AlreadyConfigured, Make.Refusal(() => _registry.Update(old, Make.Instance("B", projectId: "a"))).Problem);
        Assert.Equal(InstanceProblem.AlreadyConfigured, Make.Refusal(() => _registry.CheckIsFree(old, Make.Instance("a", projectId: "b"))).Problem);
        Assert.Equal(InstanceProblem.InstanceChanged, Make.Refusal(() => _registry.Update(Make.Instance("a", projectId: "a"), Make.Instance("c", projectId: "c"))).Problem);
        Assert.Same(before, _registry.Snapshot());
    }

    [Fact]
    public void The_default_can_be_set_moved_and_cleared()
    {
        var (a, b) = (Make.Instance("a", projectId: "a"), Make.Instance("b", projectId: "b"));
        _registry.Add(a);
        _registry.Add(b);

        _registry.Update(b, b, makeDefault: true);
        Assert.Same(b, _registry.Snapshot().Default);
        _registry.Update(a, Make.Instance("a", projectId: "a"), makeDefault: true);
        Assert.Equal("a", _registry.Snapshot().Default?.Name);
        _registry.Remove(_registry.Snapshot().Default!);
        Assert.Null(_registry.Snapshot().Default);
    }

    [Fact]
    public void The_environments_instance_is_never_kept()
    {
        var instance = Make.Environment("http://host", "project", "key").Instance!;

        Assert.Throws<ArgumentException>(() => _registry.Add(instance));

        Assert.Empty(Names);
    }

    [Fact]
    public void The_process_has_one_registry() => Assert.Same(InstanceRegistry.Process, InstanceRegistry.Process);

    [Fact]
    public void Many_threads_adding_and_removing_lose_nothing()
    {
        const int threads = 16;
        const int rounds = 100;

        OnThreads(threads, thread =>
        {
            for (var round = 0; round < rounds; round++)
            {
                var kept = Make.Instance($"kept-{thread}-{round}", projectId: $"k-{thread}-{round}");
                var passing = Make.Instance($"passing-{thread}-{round}", projectId: $"p-{thread}-{round}");
                _registry.Add(kept);
                _registry.Add(passing);
                Assert.Contains(kept, _registry.Snapshot().Instances);
                Assert.True(_registry.Remove(passing));
            }
        });

        var expected = from thread in Enumerable.Range(0, threads) from round in Enumerable.Range(0, rounds) select $"kept-{thread}-{round}";
        Assert.Equal(expected.Order(StringComparer.OrdinalIgnoreCase), Names);
    }

    [Fact]
    public void Of_many_threads_that_add_the_same_name_one_succeeds()
    {
        for (var round = 0; round < 50; round++)
        {
            var winners = new ConcurrentBag<Instance>();

            OnThreads(8, thread =>
            {
                var instance = Make.Instance($"same-{round}", projectId: $"{round}-{thread}");
                try
                {
                    _registry.Add(instance);
                    winners.Add(instance);
                }
                catch (InstanceException e) when (e.Problem == InstanceProblem.AlreadyConfigured)
                {
                }
            });

            Assert.Contains(Assert.Single(winners), _registry.Snapshot().Instances);
            Assert.Equal(round + 1, _registry.Snapshot().Instances.Count);
        }
    }

    [Fact]
    public void A_snapshots_default_is_always_among_its_instances()
    {
        var checks = 0;

        OnThreads(8, thread =>
        {
            for (var round = 0; round < 300; round++)
            {
                var instance = Make.Instance($"i-{thread}", projectId: $"i-{thread}");
                _registry.Add(instance, replace: true, makeDefault: true);
                var snapshot = _registry.Snapshot();
                if (snapshot.Default is { } standard)
                {
                    Assert.Contains(standard, snapshot.Instances);
                    Interlocked.Increment(ref checks);
                }

                _registry.Remove(instance);
            }
        });

        Assert.True(checks > 0);
        Assert.Empty(Names);
        Assert.Null(_registry.Snapshot().Default);
    }

    private static void OnThreads(int count, Action<int> work)
    {
        using var start = new Barrier(count);
        var failures = new ConcurrentBag<Exception>();
        var threads = Enumerable.Range(0, count).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                work(index);
            }
            catch (Exception e)
            {
                failures.Add(e);
            }
        })).ToList();

        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        Assert.Empty(failures);
    }
}
