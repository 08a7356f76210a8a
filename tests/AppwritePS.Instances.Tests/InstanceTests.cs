using System.Reflection;
using System.Security.Cryptography;

namespace AppwritePS.Instances.Tests;

public sealed class InstanceTests
{
    [Theory]
    [InlineData("http://appwrite.url/v1", "appwrite-project-id", "752a1a3685e28abf332aa4692b405813")]
    [InlineData("http://appwrite.url/", "appwrite-project-id", "752a1a3685e28abf332aa4692b405813")]
    [InlineData("https://Host.example", "Proj", "581d0b790b334f6e275cff939134f194")]
    public void The_instance_id_is_the_md5_that_actions_use(string endpoint, string projectId, string expected) =>
        Assert.Equal(expected, Make.Instance("name", endpoint, projectId).InstanceId);

    public static TheoryData<Exception> Refusals =>
    [
        new InvalidOperationException("FIPS"),
        new TargetInvocationException(new InvalidOperationException("FIPS")),
        new CryptographicException("FIPS"),
    ];

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void There_is_no_instance_id_where_the_system_refuses_md5(Exception refusal) =>
        Assert.Null(InstanceHash.Of(Endpoint.Parse("http://host"), "project", () => throw refusal));

    [Fact]
    public void Any_other_failure_of_md5_is_not_hidden() =>
        Assert.Throws<TargetInvocationException>(() => InstanceHash.Of(Endpoint.Parse("http://host"), "project", () => throw new TargetInvocationException(new OutOfMemoryException())));

    [Fact]
    public void It_has_what_it_was_given()
    {
        var endpoint = Endpoint.Parse("http://host");
        var key = ApiKey.From("standard_1");

        var instance = Instance.Create("My house", endpoint, "project", key);

        Assert.Equal("My house", instance.Name);
        Assert.Same(endpoint, instance.Endpoint);
        Assert.Equal("project", instance.ProjectId);
        Assert.Equal("standard_1", instance.GetApiKey(vault: null).Use(static text => text));
        Assert.Equal(InstanceScope.Process, instance.Scope);
        Assert.Equal("Memory", instance.KeySource.ToString());
        Assert.Same(TransportSettings.Default, instance.Transport);
        Assert.Equal("My house (http://host/v1, project)", instance.ToString());
    }

    [Fact]
    public void Its_key_in_memory_must_be_one_when_it_is_created_and_another_when_it_is_used()
    {
        var endpoint = Endpoint.Parse("http://host");

        Assert.Equal(InstanceProblem.InvalidApiKeyText, Make.Refusal(() => Instance.Create(null, endpoint, "p", new MemoryKey(Make.Secure("a\nb")))).Problem);
        Assert.Equal("Environment variable NO_SUCH", Instance.Create(null, endpoint, "p", new VariableKey("NO_SUCH")).KeySource.ToString());
    }

    [Fact]
    public void Its_transport_is_checked_and_normalised()
    {
        var transport = new TransportSettings { CertificateThumbprint = string.Concat(Enumerable.Repeat("ab:", 32)) };

        Assert.Equal(string.Concat(Enumerable.Repeat("AB", 32)), Make.Instance("a", transport: transport).Transport.CertificateThumbprint);
        Assert.Equal(InstanceProblem.InvalidTimeout, Make.Refusal(() => Make.Instance("a", transport: new() { TimeoutSec = 0 })).Problem);
    }

    [Fact]
    public void Without_a_name_it_is_named_after_its_project() => Assert.Equal("project", Make.Instance(null).Name);

    [Fact]
    public void An_empty_name_is_not_the_same_as_none() =>
        Assert.Equal(InstanceProblem.InvalidInstanceName, Make.Refusal(() => Make.Instance("")).Problem);

    [Fact]
    public void An_invalid_project_is_refused_as_such_even_without_a_name() =>
        Assert.Equal(InstanceProblem.InvalidProjectId, Make.Refusal(() => Make.Instance(null, projectId: "a b")).Problem);

    [Theory]
    [InlineData("http://host", "p", "HTTP://HOST:80/v1/", "p", true)]
    [InlineData("http://host", "p", "http://other", "p", false)]
    [InlineData("http://host", "p", "http://host", "P", false)]
    public void Its_target_is_endpoint_and_project(string endpoint, string project, string otherEndpoint, string otherProject, bool same) =>
        Assert.Equal(same, Make.Instance("a", endpoint, project).HasSameTarget(Make.Instance("b", otherEndpoint, otherProject)));
}
