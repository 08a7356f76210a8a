using System.Collections.Concurrent;

namespace AppwritePS.Instances.Tests;

public sealed class InstanceStoreTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();

    private InstanceStore Store => _temporary.Store;

    private Instance? Default => Store.Read().Default;

    public void Dispose() => _temporary.Dispose();

    private Instance Stored(string name) => Store.Read().Instances.Single(i => i.Name == name);

    [Fact]
    public void It_starts_empty_and_reading_it_makes_nothing()
    {
        Assert.Empty(Store.Read().Instances);
        Assert.Null(Default);
        Assert.False(Directory.Exists(_temporary.Home));
    }

    [Fact]
    public void What_is_added_is_there_for_every_process()
    {
        var transport = new TransportSettings
        {
            CertificateThumbprint = new string('A', 64),
            Proxy = "http://proxy:3128",
            ProxyUserName = "anna",
            ProxyPassword = new MemoryKey(Make.Secure("pässword")),
            TimeoutSec = 90,
        };
        var added = Store.Add(Make.Instance("Große Villa", "HTTPS://House.example", "villa", "standard_1", transport), makeDefault: true);

        var snapshot = _temporary.Open().Read();

        foreach (var instance in new[] { added, Assert.Single(snapshot.Instances) })
        {
            Assert.Equal("Große Villa", instance.Name);
            Assert.Equal("HTTPS://House.example/v1", instance.Endpoint.Text);
            Assert.Equal("villa", instance.ProjectId);
            Assert.Equal(InstanceScope.CurrentUser, instance.Scope);
            Assert.Equal("standard_1", Make.KeyOf(instance));
            Assert.Equal(transport with { ProxyPassword = null }, instance.Transport with { ProxyPassword = null });
            using var password = instance.GetProxyPassword(vault: null);
            Assert.Equal("pässword", new System.Net.NetworkCredential("", password).Password);
        }

        Assert.Same(snapshot.Instances[0], snapshot.Default);
    }

    [Fact]
    public void Flags_of_the_transport_are_kept()
    {
        Store.Add(Make.Instance("a", projectId: "a", transport: new() { SkipCertificateCheck = true }));
        Store.Add(Make.Instance("b", projectId: "b", transport: new() { NoProxy = true }));

        Assert.Equal(new TransportSettings { SkipCertificateCheck = true }, Stored("a").Transport);
        Assert.Equal(new TransportSettings { NoProxy = true }, Stored("b").Transport);
    }

    [Theory]
    [InlineData("HOUSE", "http://other.example", "other")]
    [InlineData("other", "HTTP://ONE.EXAMPLE:80/v1/", "project")]
    public void A_name_or_an_endpoint_with_project_that_is_stored_is_refused(string name, string endpoint, string projectId)
    {
        Store.Add(Make.Instance("house"), makeDefault: true);
        var before = _temporary.Text;
        var clashing = Make.Instance(name, endpoint, projectId);

        foreach (var refusal in new[] { Make.Refusal(() => Store.Add(clashing)), Make.Refusal(() => Store.CheckIsFree(clashing)) })
        {
            Assert.Equal(InstanceProblem.AlreadyConfigured, refusal.Problem);
            Assert.Equal([name, "house (http://one.example/v1, project)"], refusal.Arguments);
        }

        Assert.Equal(before, _temporary.Text);
    }

    [Fact]
    public void Replacing_forgets_all_that_are_in_the_way_and_hands_on_the_default()
    {
        Store.Add(Make.Instance("a", "http://one.example", "p"), makeDefault: true);
        Store.Add(Make.Instance("b", "http://two.example", "q"));
        Store.Add(Make.Instance("c", "http://three.example", "r"));

        Store.Add(Make.Instance("A", "http://two.example", "q", "new"), replace: true);

        Assert.Equal(["A", "c"], _temporary.Names);
        Assert.Equal("A", Default?.Name);
        Assert.Equal("new", Make.KeyOf(Default!));
    }

    [Fact]
    public void The_environments_instance_is_never_stored() =>
        Assert.Throws<ArgumentException>(() => Store.Add(Make.Environment("http://host", "p", "k").Instance!));

    [Fact]
    public void Removing_forgets_that_one_only_with_its_key()
    {
        Store.Add(Make.Instance("a", projectId: "a", key: "key-of-a"));
        Store.Add(Make.Instance("b", projectId: "b", key: "key-of-b"), makeDefault: true);

        Assert.True(Store.Remove(Stored("a")));

        Assert.Equal(["b"], _temporary.Names);
        Assert.Equal("b", Default?.Name);
        Assert.DoesNotContain("key-of-a", _temporary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Removing_the_default_leaves_none()
    {
        Store.Add(Make.Instance("a", projectId: "a"), makeDefault: true);
        Store.Add(Make.Instance("b", projectId: "b"));

        Assert.True(Store.Remove(Stored("a")));

        Assert.Null(Default);
        Assert.DoesNotContain("default", _temporary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Removing_what_another_has_replaced_or_removed_changes_nothing()
    {
        Store.Add(Make.Instance("a", "http://one.example"));
        Store.Add(Make.Instance("b", "http://two.example"));
        var (a, b) = (Stored("a"), Stored("b"));
        var other = _temporary.Open();
        other.Add(Make.Instance("a", "http://three.example"), replace: true);
        other.Remove(b);
        var before = _temporary.Text;

        Assert.False(Store.Remove(a));
        Assert.False(Store.Remove(b));

        Assert.Equal(before, _temporary.Text);
    }

    [Fact]
    public void Removing_one_whose_key_another_has_changed_still_removes_it()
    {
        Store.Add(Make.Instance("a"));
        var old = Stored("a");
        _temporary.Open().Update(old, Make.Instance("a", key: "new"));

        Assert.True(Store.Remove(old));
    }

    [Fact]
    public void Renaming_keeps_key_transport_and_default()
    {
        Store.Add(Make.Instance("old", key: "standard_1", transport: new() { TimeoutSec = 7 }), makeDefault: true);
        var old = Stored("old");

        var renamed = Store.Update(old, Make.Instance("new", old.KeySource, transport: old.Transport));

        Assert.Equal(["new"], _temporary.Names);
        Assert.Equal("new", Default?.Name);
        foreach (var instance in new[] { renamed, Default! })
        {
            Assert.Equal("standard_1", Make.KeyOf(instance));
            Assert.Equal(7, instance.Transport.TimeoutSec);
            Assert.Equal(InstanceScope.CurrentUser, instance.Scope);
        }
    }

    [Fact]
    public void A_name_may_change_in_case_only()
    {
        Store.Add(Make.Instance("house"));

        Store.Update(Stored("house"), Make.Instance("House", Stored("house").KeySource));

        Assert.Equal(["House"], _temporary.Names);
    }

    [Fact]
    public void Renaming_needs_no_key_that_can_be_read()
    {
        var anna = new FakeProtection();
        using var temporary = new TemporaryStore(anna);
        temporary.Store.Add(Make.Instance("old", key: "standard_1"));
        var service = temporary.Open(new FakeProtection(@"HOUSE\service on PC1"));
        var old = service.Read().Instances[0];

        service.Update(old, Make.Instance("new", old.KeySource));

        Assert.Equal("standard_1", Make.KeyOf(temporary.Store.Read().Instances.Single()));
        Assert.Equal(InstanceProblem.KeyOfOtherAccount, Make.Refusal(() => service.Read().Instances.Single().GetApiKey(vault: null)).Problem);
    }

    [Fact]
    public void Changing_into_what_another_is_is_refused()
    {
        Store.Add(Make.Instance("a", projectId: "a"));
        Store.Add(Make.Instance("b", projectId: "b"));
        var (a, before) = (Stored("a"), _temporary.Text);

        foreach (var changed in new[] { Make.Instance("B", a.KeySource, projectId: "a"), Make.Instance("a", a.KeySource, projectId: "b") })
        {
            Assert.Equal(InstanceProblem.AlreadyConfigured, Make.Refusal(() => Store.Update(a, changed)).Problem);
            Assert.Equal(InstanceProblem.AlreadyConfigured, Make.Refusal(() => Store.CheckIsFree(a, changed)).Problem);
        }

        Store.CheckIsFree(a, Make.Instance("A", a.KeySource, projectId: "a"));
        Assert.Equal(before, _temporary.Text);
    }

    [Fact]
    public void Changing_what_another_has_removed_is_refused()
    {
        Store.Add(Make.Instance("a"));
        var old = Stored("a");
        _temporary.Open().Remove(old);

        var refusal = Make.Refusal(() => Store.Update(old, Make.Instance("b", old.KeySource)));

        Assert.Equal(InstanceProblem.InstanceChanged, refusal.Problem);
        Assert.Equal(["a"], refusal.Arguments);
    }

    [Fact]
    public void Changes_of_different_members_at_once_both_hold()
    {
        Store.Add(Make.Instance("a", key: "old", transport: new() { TimeoutSec = 1 }));
        var old = Stored("a");
        var another = _temporary.Open();
        var seenByAnother = another.Read().Instances[0];

        another.Update(seenByAnother, Make.Instance("a", new MemoryKey(ApiKey.From("new")), transport: seenByAnother.Transport));
        Store.Update(old, Make.Instance("a", old.KeySource, transport: new() { TimeoutSec = 2 }));

        Assert.Equal("new", Make.KeyOf(Stored("a")));
        Assert.Equal(2, Stored("a").Transport.TimeoutSec);
    }

    [Fact]
    public void A_proxy_credential_that_another_adds_meanwhile_leaves_a_store_that_can_be_read()
    {
        Store.Add(Make.Instance("a"));
        var old = Stored("a");
        _temporary.Open().Update(old, Make.Instance("a", old.KeySource, transport: new() { ProxyUserName = "anna", ProxyPassword = new MemoryKey(Make.Secure("p")) }));

        Store.Update(old, Make.Instance("a", old.KeySource, transport: new() { NoProxy = true }));

        Assert.Equal(new TransportSettings { NoProxy = true }, Stored("a").Transport);
    }

    [Fact]
    public void A_changed_transport_keeps_the_proxys_password_unread()
    {
        var anna = new FakeProtection();
        using var temporary = new TemporaryStore(anna);
        temporary.Store.Add(Make.Instance("a", transport: new() { ProxyUserName = "anna", ProxyPassword = new MemoryKey(Make.Secure("p")) }));
        var service = temporary.Open(new FakeProtection(@"HOUSE\service on PC1"));
        var old = service.Read().Instances[0];

        service.Update(old, Make.Instance("a", old.KeySource, transport: old.Transport with { TimeoutSec = 3 }));

        var stored = temporary.Store.Read().Instances[0];
        using var password = stored.GetProxyPassword(vault: null);
        Assert.Equal("p", new System.Net.NetworkCredential("", password).Password);
        Assert.Equal(3, stored.Transport.TimeoutSec);
    }

    [Fact]
    public void The_default_can_be_set_moved_and_cleared()
    {
        Store.Add(Make.Instance("a", projectId: "a"));
        Store.Add(Make.Instance("b", projectId: "b"));

        Store.Update(Stored("b"), Stored("b"), makeDefault: true);
        Assert.Equal("b", Default?.Name);
        Store.Update(Stored("a"), Make.Instance("a", Stored("a").KeySource, projectId: "a"), makeDefault: true);
        Assert.Equal("a", Default?.Name);
        Store.Remove(Default!);
        Assert.Null(Default);
    }

    [Fact]
    public void What_it_remembers_of_a_file_is_no_key_as_text()
    {
        const string Key = "standard_k3y";
        Store.Add(Make.Instance("a", key: Key));
        File.SetLastWriteTimeUtc(_temporary.FilePath, DateTime.UtcNow.AddMinutes(-1));

        Assert.Same(Store.Read(), Store.Read());

        Assert.Equal(Key, Make.KeyOf(Stored("a")));
        Assert.Contains(Reachable(Store), static held => held is "http://one.example/v1");
        Assert.DoesNotContain(Reachable(Store), static held => held switch
        {
            string text => text.Contains(Key, StringComparison.Ordinal),
            char[] text => new string(text).Contains(Key, StringComparison.Ordinal),
            byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes).Contains(Key, StringComparison.Ordinal) || System.Text.Encoding.Unicode.GetString(bytes).Contains(Key, StringComparison.Ordinal),
            _ => false,
        });
    }

    [Fact]
    public void A_snapshot_is_read_again_only_when_the_file_changed()
    {
        Store.Add(Make.Instance("a", projectId: "a"));
        File.SetLastWriteTimeUtc(_temporary.FilePath, DateTime.UtcNow.AddMinutes(-1));

        var first = Store.Read();
        Assert.Same(first, Store.Read());

        _temporary.Open().Add(Make.Instance("b", projectId: "b"));
        Assert.Equal(["a", "b"], _temporary.Names);
    }

    [Fact]
    public void A_change_within_one_tick_of_the_files_clock_is_seen()
    {
        Store.Add(Make.Instance("a", key: "standard_1"));
        var written = DateTime.UtcNow;
        File.SetLastWriteTimeUtc(_temporary.FilePath, written);
        Assert.Equal("standard_1", Make.KeyOf(Stored("a")));

        _temporary.Open().Add(Make.Instance("a", key: "standard_2"), replace: true);
        File.SetLastWriteTimeUtc(_temporary.FilePath, written);

        Assert.Equal("standard_2", Make.KeyOf(Stored("a")));
    }

    [Fact]
    public void The_store_of_the_environment_is_the_same_object_while_it_is_the_same_file() =>
        Assert.Same(InstanceStore.CurrentUser, InstanceStore.CurrentUser);

    [Fact]
    public async Task Threads_of_one_process_lose_nothing()
    {
        // Half of them through one object, half through objects of their own, as runspaces and module copies do.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(
            () =>
            {
                var store = thread % 2 == 0 ? Store : _temporary.Open();
                for (var number = 0; number < 10; number++)
                    store.Add(Make.Instance($"{thread}-{number}", projectId: $"{thread}-{number}"));
            },
            TestContext.Current.CancellationToken)));

        Assert.Equal(80, Store.Read().Instances.Count);
    }

    // Through fields, which is all that there is.
    private static HashSet<object> Reachable(object start)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([start]);
        while (open.TryPop(out var next))
        {
            if (next is null or Type or Delegate or System.Reflection.Pointer || next.GetType().IsPrimitive || !seen.Add(next) || next is string or byte[] or char[])
                continue;
            if (next is Array array)
                foreach (var item in array) open.Push(item);
            for (var type = next.GetType(); type is not null; type = type.BaseType)
            {
                const System.Reflection.BindingFlags Own = System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.DeclaredOnly;
                foreach (var field in type.GetFields(Own).Where(static field => !field.FieldType.IsPointer))
                    open.Push(field.GetValue(next));
            }
        }

        return seen;
    }

    [Fact]
    public async Task Readers_never_wait_and_never_see_a_broken_file()
    {
        for (var number = 0; number < 50; number++)
            Store.Add(Make.Instance($"filler-{number}", projectId: $"filler-{number}"));
        using var done = new CancellationTokenSource();
        var failures = new ConcurrentBag<string>();
        var reads = 0;

        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                try
                {
                    var count = _temporary.Open().Read().Instances.Count(static i => i.Name.StartsWith("filler", StringComparison.Ordinal));
                    if (count != 50)
                        failures.Add($"{count} fillers");
                    Interlocked.Increment(ref reads);
                }
                catch (InstanceException e)
                {
                    failures.Add(e.Message);
                }
            }
        })).ToArray();
        for (var number = 0; number < 100; number++)
            Store.Add(Make.Instance("tick", key: new string('k', 1 + (number * 37 % 5000))), replace: true);
        await done.CancelAsync();
        await Task.WhenAll(readers);

        Assert.Empty(failures);
        Assert.True(reads > 50, $"{reads} reads");
    }
}
