namespace AppwritePS.Instances.Tests;

public sealed class StoreFormatTests : IDisposable
{
    private const string Entry = """{ "name": "house", "endpoint": "http://one.example/v1", "projectId": "project", "key": { "kind": "file", "text": "s3cret" } }""";

    private readonly TemporaryStore _temporary = new();

    public void Dispose() => _temporary.Dispose();

    private static string StoreOf(params string[] entries) => $$"""{ "version": 1, "instances": [ {{string.Join(", ", entries)}} ] }""";

    [Fact]
    public void It_is_json_that_people_can_read()
    {
        _temporary.Store.Add(Make.Instance("Große Villa", new VariableKey("VILLA_KEY"), transport: new() { TimeoutSec = 90 }), makeDefault: true);
        _temporary.Store.Add(Make.Instance("house", new VaultKey("mine", "house key"), projectId: "house"));

        Assert.Equal(
            """
            {
              "version": 1,
              "default": "Große Villa",
              "instances": [
                {
                  "name": "Große Villa",
                  "endpoint": "http://one.example/v1",
                  "projectId": "project",
                  "key": {
                    "kind": "variable",
                    "variable": "VILLA_KEY"
                  },
                  "transport": {
                    "timeoutSec": 90
                  }
                },
                {
                  "name": "house",
                  "endpoint": "http://one.example/v1",
                  "projectId": "house",
                  "key": {
                    "kind": "vault",
                    "vault": "mine",
                    "secret": "house key"
                  }
                }
              ]
            }
            """,
            _temporary.Text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void References_come_back_as_they_were_written()
    {
        _temporary.Store.Add(Make.Instance("a", new VariableKey("KEY_OF_A"), projectId: "a"));
        _temporary.Store.Add(Make.Instance("b", new VaultKey("mine", "key of b"), projectId: "b"));
        _temporary.Store.Add(Make.Instance("c", new VaultKey(null, "key of c"), projectId: "c"));

        Assert.Equal(
            ["Environment variable KEY_OF_A", "Vault mine/key of b", "Vault (default)/key of c"],
            _temporary.Store.Read().Instances.Select(static i => i.KeySource.ToString()));
    }

    [Fact]
    public void Where_the_system_protects_no_secret_stands_in_the_file()
    {
        using var temporary = new TemporaryStore(new FakeProtection());
        var transport = new TransportSettings { ProxyUserName = "anna", ProxyPassword = new MemoryKey(Make.Secure("pr0xy-s3cret")) };

        var stored = temporary.Store.Add(Make.Instance("house", key: "k3y-s3cret", transport: transport));

        Assert.Equal("DPAPI", stored.KeySource.ToString());
        Assert.False(stored.HasSecretInPlainFile);
        Assert.DoesNotContain("s3cret", temporary.Text, StringComparison.Ordinal);
        Assert.Contains(@"""account"": ""HOUSE\\anna on PC1""", temporary.Text, StringComparison.Ordinal);
        var read = Assert.Single(temporary.Open().Read().Instances);
        Assert.Equal("DPAPI", read.KeySource.ToString());
        Assert.Equal("k3y-s3cret", Make.KeyOf(read));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_change_puts_a_protected_secret_or_one_kept_elsewhere_into_a_file(bool isProtected)
    {
        using var temporary = new TemporaryStore(new FakeProtection());
        var store = temporary.Store;
        KeySource Key(string text) => isProtected ? new MemoryKey(ApiKey.From(text)) : new VariableKey("KEY_OF_HOUSE", _ => text);
        TransportSettings Transport(string password) => new() { ProxyUserName = "anna", ProxyPassword = new MemoryKey(Make.Secure(password)) };

        var changes = new Action[]
        {
            () => store.Add(Make.Instance("house", Key("k3y-s3cret"), transport: Transport("pr0xy-s3cret"))),
            () => store.Add(Make.Instance("house", Key("n3w-s3cret"), transport: Transport("pr0xy-s3cret")), replace: true, makeDefault: true),
            () => store.Update(store.Read().Default!, Make.Instance("mansion", store.Read().Default!.KeySource, transport: store.Read().Default!.Transport with { TimeoutSec = 9 })),
            () => store.Update(store.Read().Default!, Make.Instance("mansion", Key("l4st-s3cret"), transport: Transport("oth3r-s3cret"))),
            () => store.Remove(store.Read().Default!),
        };
        foreach (var change in changes)
        {
            change();
            Assert.DoesNotContain("s3cret", temporary.Text, StringComparison.Ordinal);
            // The same in Base64, wherever it begins.
            foreach (var encoded in new[] { "czNjcmV0", "MzY3Jld", "M2NyZX" })
                Assert.DoesNotContain(encoded, temporary.Text, StringComparison.Ordinal);
            Assert.All(Directory.EnumerateFiles(temporary.Home).Where(file => file != temporary.FilePath), static file => Assert.Equal(0, new FileInfo(file).Length));
        }
    }

    [Fact]
    public void Where_it_does_not_the_file_has_the_secret_and_says_so()
    {
        var stored = _temporary.Store.Add(Make.Instance("house", key: "k3y-s3cret"));

        Assert.Equal("File (not encrypted)", stored.KeySource.ToString());
        Assert.True(stored.HasSecretInPlainFile);
        Assert.Contains("k3y-s3cret", _temporary.Text, StringComparison.Ordinal);
        Assert.Equal("File (not encrypted)", Assert.Single(_temporary.Open().Read().Instances).KeySource.ToString());
    }

    [Fact]
    public void A_proxys_password_in_plain_is_told_too() =>
        Assert.True(_temporary.Store.Add(Make.Instance("house", new VariableKey("X"), transport: new() { ProxyUserName = "anna", ProxyPassword = new MemoryKey(Make.Secure("p")) })).HasSecretInPlainFile);

    [Fact]
    public void A_system_that_refuses_to_protect_stores_nothing()
    {
        using var temporary = new TemporaryStore(new FakeProtection { Refuses = true });

        var refusal = Make.Refusal(() => temporary.Store.Add(Make.Instance("house", key: "s3cret")));

        Assert.Equal(InstanceProblem.KeyNotProtected, refusal.Problem);
        Assert.Equal(["house", "The profile is not loaded."], refusal.Arguments);
        Assert.False(Directory.Exists(temporary.Home));
    }

    [Fact]
    public void Members_of_newer_versions_survive_every_change()
    {
        _temporary.Write("""
            {
              "future": { "a": [ 1, 2.50, null ] },
              "version": 1,
              "instances": [
                {
                  "name": "house", "endpoint": "http://one.example", "projectId": "project", "colour": "grün",
                  "key": { "kind": "variable", "variable": "X", "expires": "2031-01-01" },
                  "transport": { "timeoutSec": 5, "http3": true }
                },
                { "name": "other",  "endpoint": "http://two.example", "projectId": "p", "tags": ["x"], "key": { "kind": "hsm", "slot": 7 } }
              ],
              "later": 1e3
            }
            """);
        var store = _temporary.Store;
        Instance House() => store.Read().Instances.Single(static i => i.Endpoint.Uri.Host == "one.example");

        store.Add(Make.Instance("new", "http://three.example"), makeDefault: true);
        var old = House();
        store.Update(old, Make.Instance("mansion", old.KeySource, transport: old.Transport));
        old = House();
        store.Update(old, Make.Instance("mansion", old.KeySource, transport: old.Transport with { TimeoutSec = 6 }));
        store.Remove(store.Read().Default!);
        old = House();
        store.Update(old, old, makeDefault: true);

        var text = _temporary.Text;
        Assert.Contains("""{ "a": [ 1, 2.50, null ] }""", text, StringComparison.Ordinal);
        Assert.Contains("1e3", text, StringComparison.Ordinal);
        Assert.Contains("\"colour\": \"grün\"", text, StringComparison.Ordinal);
        Assert.Contains("""{ "kind": "variable", "variable": "X", "expires": "2031-01-01" }""", text, StringComparison.Ordinal);
        Assert.Contains("\"http3\": true", text, StringComparison.Ordinal);
        Assert.Contains("\"timeoutSec\": 6", text, StringComparison.Ordinal);
        Assert.Contains("""{ "name": "other",  "endpoint": "http://two.example", "projectId": "p", "tags": ["x"], "key": { "kind": "hsm", "slot": 7 } }""", text, StringComparison.Ordinal);
        Assert.Equal(["mansion", "other"], _temporary.Open().Read().Instances.Select(static i => i.Name));
    }

    [Fact]
    public void A_kind_of_key_that_is_not_known_is_told_when_the_key_is_needed_and_survives_a_rename()
    {
        _temporary.Write(StoreOf("""{ "name": "house", "endpoint": "http://one.example", "projectId": "p", "key": { "kind": "hsm", "slot": 7 } }"""));
        var house = Assert.Single(_temporary.Store.Read().Instances);
        Assert.Equal("Unknown (hsm)", house.KeySource.ToString());

        var renamed = _temporary.Store.Update(house, Make.Instance("mansion", house.KeySource, "http://one.example", "p"));

        Assert.Contains("""{ "kind": "hsm", "slot": 7 }""", _temporary.Text, StringComparison.Ordinal);
        var refusal = Make.Refusal(() => renamed.GetApiKey(vault: null));
        Assert.Equal(InstanceProblem.KeyKindUnknown, refusal.Problem);
        Assert.Equal(["mansion", "hsm"], refusal.Arguments);
    }

    [Fact]
    public void A_replaced_transport_that_is_the_default_again_is_left_out()
    {
        _temporary.Store.Add(Make.Instance("a", transport: new() { TimeoutSec = 5 }));
        var old = _temporary.Store.Read().Instances[0];

        _temporary.Store.Update(old, Make.Instance("a", old.KeySource));

        Assert.DoesNotContain("timeoutSec", _temporary.Text, StringComparison.Ordinal);
        Assert.Same(TransportSettings.Default, _temporary.Store.Read().Instances[0].Transport);
    }

    [Fact]
    public void A_byte_order_mark_is_no_error()
    {
        _temporary.Write("\uFEFF" + StoreOf(Entry));

        Assert.Equal(["house"], _temporary.Names);
    }

    [Fact]
    public void A_default_that_no_instance_has_is_none()
    {
        _temporary.Write("""{ "version": 1, "default": "gone", "instances": [] }""");

        Assert.Null(_temporary.Store.Read().Default);
    }

    public static TheoryData<string, string, string, string> Unreadable => new()
    {
        { "", "1", "1", "this is not valid JSON" },
        { "\0\0\0\0", "1", "1", "this is not valid JSON" },
        { "{ \"version\": 1,\n  \"instances\": [ { ", "2", "20", "this is not valid JSON" },
        { "{ \"version\": 1, \"instances\": [],\n  \"ü\": x }", "2", "8", "this is not valid JSON" },
        { "{ \"version\": 1, \"instances\": [] } x", "1", "35", "this is not valid JSON" },
        { "{ \"version\": 1, // mine\n \"instances\": [] }", "1", "17", "this is not valid JSON" },
        { "[]", "1", "1", "an object should stand here" },
        { "{ \"instances\": [] }", "1", "1", "'version' is missing" },
        { "{ \"version\": \"1\", \"instances\": [] }", "1", "14", "'version' has a value of the wrong kind" },
        { "{ \"version\": 1.5, \"instances\": [] }", "1", "14", "'version' is not a whole number above 0" },
        { "{ \"version\": 0, \"instances\": [] }", "1", "14", "'version' is not a whole number above 0" },
        { "{ \"version\": 1,\n  \"version\": 1, \"instances\": [] }", "2", "3", "this member is there twice" },
        { "{ \"version\": 1,\r\n  \"instances\": {} }", "2", "16", "'instances' has a value of the wrong kind" },
        { "{ \"version\": 1, \"instances\": [ 7 ] }", "1", "32", "an object should stand here" },
        { "\uFEFF{ \"version\": 1, \"instances\": [ 7 ] }", "1", "32", "an object should stand here" },
        { StoreOf("\n" + Entry.Replace("\"name\": \"house\", ", "", StringComparison.Ordinal)), "2", "1", "'name' is missing" },
        { StoreOf("\n" + Entry.Replace("house", "a*", StringComparison.Ordinal)), "2", "11", "'name' is not valid (InvalidInstanceName)" },
        { StoreOf("\n" + Entry.Replace("http://one.example/v1", "s3cret", StringComparison.Ordinal)), "2", "32", "'endpoint' is not valid (InvalidUrl)" },
        { StoreOf("\n" + Entry.Replace("\"project\"", "\"\"", StringComparison.Ordinal)), "2", "70", "'projectId' is not valid (InvalidProjectId)" },
        { StoreOf("\n" + Entry.Replace("\"file\"", "5", StringComparison.Ordinal)), "2", "98", "'kind' has a value of the wrong kind" },
        { StoreOf("\n" + Entry.Replace("file", "dpapi", StringComparison.Ordinal)), "2", "88", "'data' is missing" },
        { StoreOf("\n" + Entry.Replace("\"file\", \"text\"", "\"dpapi\", \"data\"", StringComparison.Ordinal)), "2", "115", "'data' is not Base64" },
        { StoreOf("\n" + Entry.Replace("\"file\", \"text\": \"s3cret\"", "\"variable\", \"variable\": \"a=b\"", StringComparison.Ordinal)), "2", "88", "this is not valid (InvalidKeyReference)" },
        { StoreOf("\n" + Entry.Replace("\"s3cret\" }", "\"s3cret\" }, \"transport\": { \"timeoutSec\": -1 }", StringComparison.Ordinal)), "2", "155", "'timeoutSec' has a value of the wrong kind" },
        { StoreOf("\n" + Entry.Replace("\"s3cret\" }", "\"s3cret\" }, \"transport\": { \"timeoutSec\": 0 }", StringComparison.Ordinal)), "2", "139", "'transport' is not valid (InvalidTimeout)" },
        { StoreOf("\n" + Entry.Replace("\"s3cret\" }", "\"s3cret\" }, \"transport\": { \"noProxy\": 1 }", StringComparison.Ordinal)), "2", "152", "'noProxy' has a value of the wrong kind" },
        { StoreOf(Entry, "\n" + Entry.Replace("house", "HOUSE", StringComparison.Ordinal).Replace("project\"", "p\"", StringComparison.Ordinal)), "2", "11", "another instance has this 'name', ignoring case" },
        { StoreOf(Entry, "\n" + Entry.Replace("house", "b", StringComparison.Ordinal)), "2", "1", "another instance has this 'endpoint' and 'projectId'" },
    };

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public void A_file_that_is_not_right_is_reported_with_the_place_and_left_as_it_is(string text, string line, string column, string reason)
    {
        _temporary.Write(text);
        var before = File.ReadAllBytes(_temporary.FilePath);
        var store = _temporary.Store;
        var instance = Make.Instance("new", "http://new.example");

        foreach (var refusal in new[]
        {
            Make.Refusal(store.Read),
            Make.Refusal(() => store.CheckIsFree(instance)),
            Make.Refusal(() => store.Add(instance, replace: true)),
            Make.Refusal(() => store.Remove(instance)),
            Make.Refusal(() => store.Update(instance, instance)),
        })
        {
            Assert.Equal(InstanceProblem.StoreUnreadable, refusal.Problem);
            Assert.Equal([_temporary.FilePath, line, column, reason], refusal.Arguments);
            Assert.DoesNotContain("s3cret", refusal.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllBytes(_temporary.FilePath));
        Assert.Empty(_temporary.Leftovers);
    }

    [Fact]
    public void A_file_of_utf16_as_old_editors_write_is_reported_and_left_as_it_is()
    {
        Directory.CreateDirectory(_temporary.Home);
        File.WriteAllText(_temporary.FilePath, StoreOf(Entry), System.Text.Encoding.Unicode);

        Assert.Equal(InstanceProblem.StoreUnreadable, Make.Refusal(_temporary.Store.Read).Problem);
    }

    [Theory]
    [InlineData("{\n  \"version\": 2, \"instances\": \"elsewhere\" }", "14", "2")]
    [InlineData("{\n  \"entries\": {}, \"version\": 14 }", "29", "14")]
    [InlineData("{ \"instances\": [],\n  \"version\": 20310101120000 }", "14", "20310101120000")]
    public void A_file_of_a_newer_major_version_is_reported_and_left_as_it_is(string text, string column, string version)
    {
        _temporary.Write(text);

        foreach (var refusal in new[] { Make.Refusal(_temporary.Store.Read), Make.Refusal(() => _temporary.Store.Add(Make.Instance("a"), replace: true)) })
        {
            Assert.Equal(InstanceProblem.StoreNewer, refusal.Problem);
            Assert.Equal([_temporary.FilePath, "2", column, version], refusal.Arguments);
        }

        Assert.Equal(text, _temporary.Text);
    }

    [Fact]
    public void A_key_in_the_file_that_is_none_is_not_shown()
    {
        _temporary.Write(StoreOf(Entry.Replace("s3cret", "s3crét", StringComparison.Ordinal)));

        var refusal = Make.Refusal(() => _temporary.Store.Read().Instances[0].GetApiKey(vault: null));

        Assert.Equal(InstanceProblem.InvalidApiKeyText, refusal.Problem);
        Assert.DoesNotContain("s3cr", refusal.ToString(), StringComparison.Ordinal);
    }
}
