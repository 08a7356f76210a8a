using System.Net;
using Xunit;

namespace AppwritePS.Client.Tests.Loopback;

public class ConnectionSharingTests
{
    [Fact]
    public void Equal_options_share_a_transport()
    {
        var credential = new NetworkCredential("lab", "password");
        TransportOptions Options() => new()
        {
            CertificateThumbprint = new string('A', 64),
            SkipCertificateCheck = true,
            Proxy = new Uri("http://proxy.test:3128"),
            ProxyCredential = credential,
            NoProxy = true,
        };

        Assert.Same(HttpTransport.For(TransportOptions.Default), HttpTransport.For(new()));
        Assert.Same(HttpTransport.For(Options()), HttpTransport.For(Options()));
    }

    [Fact]
    public void Different_ones_do_not()
    {
        TransportOptions[] options =
        [
            new(),
            new() { SkipCertificateCheck = true },
            new() { CertificateThumbprint = new string('A', 64) },
            new() { CertificateThumbprint = new string('B', 64) },
            new() { NoProxy = true },
            new() { Proxy = new Uri("http://proxy.test:3128") },
            new() { Proxy = new Uri("http://proxy.test:3129") },
            new() { Proxy = new Uri("http://proxy.test:3128"), ProxyCredential = new("lab", "password") },
        ];

        Assert.Equal(options.Length, options.Select(HttpTransport.For).Distinct().Count());
    }

    [Fact]
    public async Task The_first_users_at_once_get_the_same()
    {
        var options = new TransportOptions { CertificateThumbprint = "of this test" };
        var transports = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => HttpTransport.For(options with { }))));

        Assert.Single(transports.Distinct());
    }

    [Fact]
    public async Task Requests_in_turn_share_a_connection_creates_and_reads_alike()
    {
        await using var server = NewServer();
        var client = server.NewClient();

        for (var i = 0; i < 5; i++)
        {
            await client.CreateExecutionAsync(new("echo"));
            await server.NewClient().GetExecutionAsync("echo", "a");
        }

        // On .NET Framework each create has its own.
        Assert.Equal((10, RuntimeQuirks.MayResendOnStaleConnection ? 6 : 1), (server.WholeRequests, server.Connections));
    }

    [Fact]
    public async Task Other_options_take_another_connection()
    {
        await using var server = NewServer();

        for (var i = 0; i < 3; i++)
        {
            await server.NewClient().GetExecutionAsync("echo", "a");
            await server.NewClientOver(new() { NoProxy = true }, isSecure: false).GetExecutionAsync("echo", "a");
        }

        Assert.Equal((6, 2), (server.WholeRequests, server.Connections));
    }

    [Fact]
    public async Task At_once_there_are_no_more_connections_than_requests()
    {
        const int AtOnce = 8;
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = NewServer(() =>
        {
            if (Interlocked.Increment(ref arrived) == AtOnce) all.SetResult();
            return all.Task;
        });
        var client = server.NewClient();

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => client.GetExecutionAsync("echo", "a")));
        Assert.Equal(AtOnce, server.Connections);
        for (var i = 0; i < AtOnce; i++) await client.GetExecutionAsync("echo", "a");

        Assert.Equal((2 * AtOnce, AtOnce), (server.WholeRequests, server.Connections));
    }

    private static ScriptedServer NewServer(Func<Task>? beforeAnswer = null) => new(async conversation =>
    {
        while (true)
        {
            var request = await conversation.ReadRequestAsync();
            if (beforeAnswer is not null) await beforeAnswer();
            await conversation.AnswerAsync(request[0] == 'P' ? 201 : 200, """{"$id":"a","status":"completed"}""");
        }
    });
}
