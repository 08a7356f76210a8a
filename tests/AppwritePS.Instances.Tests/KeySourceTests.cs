namespace AppwritePS.Instances.Tests;

public sealed class KeySourceTests
{
    // What a vault gave is kept until the process ends, so each test has a secret of its own.
    private readonly string _secret = Guid.NewGuid().ToString();

    [Fact]
    public void A_variable_is_read_at_each_use()
    {
        var value = "standard_1";
        var instance = Make.Instance("house", new VariableKey("HOUSE_KEY", name => name == "HOUSE_KEY" ? value : null));
        Assert.Equal("standard_1", Make.KeyOf(instance));

        value = " standard_2\n";

        Assert.Equal("standard_2", Make.KeyOf(instance));
        Assert.Equal("Environment variable HOUSE_KEY", instance.KeySource.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_variable_that_is_not_set_is_told_with_its_instance(string? value)
    {
        var refusal = Make.Refusal(() => Make.Instance("house", new VariableKey("HOUSE_KEY", _ => value)).GetApiKey(vault: null));

        Assert.Equal(InstanceProblem.KeyVariableNotSet, refusal.Problem);
        Assert.Equal(["HOUSE_KEY", "house"], refusal.Arguments);
    }

    [Fact]
    public void A_variable_that_holds_no_key_is_told_by_its_name()
    {
        var refusal = Make.Refusal(() => Make.Instance("house", new VariableKey("HOUSE_KEY", _ => "a\nb")).GetApiKey(vault: null));

        Assert.Equal(InstanceProblem.InvalidApiKeyText, refusal.Problem);
        Assert.Equal(["Environment variable HOUSE_KEY"], refusal.Arguments);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("A=B")]
    [InlineData("A\nB")]
    [InlineData("standard_0123456789abcdef0123456789abcdef")]
    public void A_text_that_no_variable_can_have_as_its_name_is_refused(string name)
    {
        var refusal = Make.Refusal(() => new VariableKey(name));

        Assert.Equal(InstanceProblem.InvalidKeyReference, refusal.Problem);
        Assert.Equal("ApiKeyVariable", refusal.Arguments[1]);
        Assert.DoesNotContain("0123456789abcdef", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "s", "VaultName")]
    [InlineData("v", " ", "SecretName")]
    [InlineData(null, "standard_0123456789abcdef0123456789abcdef", "SecretName")]
    public void A_text_that_names_no_vault_or_secret_is_refused(string? vault, string secret, string source)
    {
        var refusal = Make.Refusal(() => new VaultKey(vault, secret));

        Assert.Equal(InstanceProblem.InvalidKeyReference, refusal.Problem);
        Assert.Equal(source, refusal.Arguments[1]);
    }

    [Fact]
    public void A_vault_is_asked_once_however_many_instances_and_readers_there_are()
    {
        var vault = new FakeVault((name, secret) => $"{name}/{secret}");

        Assert.Equal($"mine/{_secret}", Make.KeyOf(Make.Instance("a", new VaultKey("mine", _secret)), vault));
        Assert.Equal($"mine/{_secret}", Make.KeyOf(Make.Instance("b", new VaultKey("mine", _secret)), vault));
        Assert.Equal($"mine/{_secret}", Make.KeyOf(Make.Instance("c", new VaultKey("mine", _secret)), vault: null));
        Assert.Equal(1, vault.Reads);

        Assert.Equal($"/{_secret}", Make.KeyOf(Make.Instance("d", new VaultKey(null, _secret)), vault));
        Assert.Equal(2, vault.Reads);
    }

    [Fact]
    public void A_forgotten_secret_is_asked_for_again()
    {
        var value = "old";
        var vault = new FakeVault((_, _) => value);
        var key = new VaultKey("mine", _secret);
        Assert.Equal("old", Make.KeyOf(Make.Instance("a", key), vault));
        value = "new";
        Assert.Equal("old", Make.KeyOf(Make.Instance("a", key), vault));

        key.Forget();

        Assert.Equal("new", Make.KeyOf(Make.Instance("a", key), vault));
    }

    [Theory]
    [InlineData(InstanceProblem.VaultModuleMissing)]
    [InlineData(InstanceProblem.VaultSecretNotFound)]
    [InlineData(InstanceProblem.VaultUnavailable)]
    public void A_vaults_failure_is_told_with_instance_and_secret_and_is_no_answer_to_keep(InstanceProblem problem)
    {
        var vault = new FakeVault((_, _) => throw new VaultException(problem, "It is locked."));
        var instance = Make.Instance("house", new VaultKey("mine", _secret));

        var refusal = Make.Refusal(() => instance.GetApiKey(vault));

        Assert.Equal(problem, refusal.Problem);
        Assert.Equal(["house", $"mine/{_secret}", "It is locked."], refusal.Arguments);
        Assert.Equal("key", Make.KeyOf(instance, new FakeVault((_, _) => "key")));
    }

    [Fact]
    public void Any_other_failure_of_a_vaults_reader_passes_through() =>
        Assert.Throws<TimeoutException>(() => Make.Instance("house", new VaultKey(null, _secret)).GetApiKey(new FakeVault((_, _) => throw new TimeoutException())));

    [Fact]
    public void A_vault_that_cannot_be_asked_is_told()
    {
        var refusal = Make.Refusal(() => Make.Instance("house", new VaultKey(null, _secret)).GetApiKey(vault: null));

        Assert.Equal(InstanceProblem.VaultUnavailable, refusal.Problem);
        Assert.Equal(["house", $"(default)/{_secret}", ""], refusal.Arguments);
    }

    [Fact]
    public void A_vaults_text_that_is_no_key_is_not_shown()
    {
        var refusal = Make.Refusal(() => Make.Instance("house", new VaultKey("mine", _secret)).GetApiKey(new FakeVault((_, _) => "sécret")));

        Assert.Equal([$"Vault mine/{_secret}"], refusal.Arguments);
    }

    [Fact]
    public void A_protected_key_comes_back_to_the_account_that_protected_it()
    {
        var key = Protected("standard_1", new FakeProtection());

        Assert.Equal("standard_1", Make.KeyOf(Make.Instance("house", key)));
        Assert.Equal("DPAPI", key.ToString());
        Assert.Equal(@"HOUSE\anna on PC1", key.Account);
    }

    [Fact]
    public void Another_account_is_told_whose_the_key_is()
    {
        var data = Protected("standard_1", new FakeProtection()).Data;
        var other = new ProtectedKey(data, @"HOUSE\anna on PC1", new FakeProtection(@"HOUSE\service on PC1"));

        var refusal = Make.Refusal(() => Make.Instance("house", other).GetApiKey(vault: null));

        Assert.Equal(InstanceProblem.KeyOfOtherAccount, refusal.Problem);
        Assert.Equal(["house", @"HOUSE\anna on PC1", @"HOUSE\service on PC1"], refusal.Arguments);
    }

    [Fact]
    public void A_system_without_protection_is_told_whose_the_key_is()
    {
        var data = Protected("standard_1", new FakeProtection()).Data;
        var elsewhere = new ProtectedKey(data, @"HOUSE\anna on PC1", new FakeProtection(@"box\anna on box") { IsAvailable = false });

        Assert.Equal(InstanceProblem.KeyOfOtherAccount, Make.Refusal(() => Make.Instance("house", elsewhere).GetApiKey(vault: null)).Problem);
    }

    [Fact]
    public void An_account_that_was_renamed_still_reads_its_keys()
    {
        var data = Protected("standard_1", new FakeProtection(@"HOUSE\anna on PC1")).Data;
        var renamed = new ProtectedKey(data, @"HOUSE\anna on PC1", new FakeProtection(@"HOUSE\anne on PC1") { Identity = @"HOUSE\anna on PC1" });

        Assert.Equal("standard_1", Make.KeyOf(Make.Instance("house", renamed)));
    }

    [Fact]
    public void Damaged_bytes_of_the_same_account_are_told_as_unreadable()
    {
        var data = Protected("standard_1", new FakeProtection()).Data;
        data[40] ^= 1;

        var refusal = Make.Refusal(() => Make.Instance("house", new ProtectedKey(data, @"house\ANNA on pc1", new FakeProtection())).GetApiKey(vault: null));

        Assert.Equal(InstanceProblem.KeyUnreadable, refusal.Problem);
        Assert.Equal(["house", "Key not valid for use in specified state."], refusal.Arguments);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" blanks stay ")]
    [InlineData("pässwörd ☂ 🗝")]
    public void A_proxys_password_is_any_text(string password)
    {
        var memory = new MemoryKey(Make.Secure(password));
        var transport = new TransportSettings { Proxy = "http://proxy:3128", ProxyUserName = "anna", ProxyPassword = memory };
        Assert.Equal(password, PasswordOf(Make.Instance("house", transport: transport)));

        var kept = transport with { ProxyPassword = Protected(password, new FakeProtection()) };
        Assert.Equal(password, PasswordOf(Make.Instance("house", transport: kept)));
    }

    [Fact]
    public void Without_a_proxys_password_there_is_none() => Assert.Null(Make.Instance("house").GetProxyPassword(vault: null));

    [Fact]
    public void No_source_shows_its_secret_in_a_member_or_as_text()
    {
        var sources = new KeySource[] { new MemoryKey(Make.Secure("s3cret")), new FileKey(Make.Secure("s3cret")), Protected("s3cret", new FakeProtection()) };

        foreach (var source in sources)
        {
            Assert.DoesNotContain("s3cret", source.ToString(), StringComparison.Ordinal);
            Assert.All(source.GetType().GetProperties(), property => Assert.Equal("Account", property.Name));
        }

        Assert.DoesNotContain("s3cret", new TransportSettings { ProxyPassword = sources[0] }.ToString(), StringComparison.Ordinal);
    }

    private static ProtectedKey Protected(string text, IUserProtection protection) => ProtectedKey.Of(Make.Secure(text), protection, "house");

    private static string? PasswordOf(Instance instance)
    {
        using var password = instance.GetProxyPassword(vault: null);
        return password is null ? null : new System.Net.NetworkCredential("", password).Password;
    }
}
