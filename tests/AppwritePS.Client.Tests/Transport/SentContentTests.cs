using Xunit;

namespace AppwritePS.Client.Tests.Transport;

public class SentContentTests
{
    [Fact]
    public void What_was_never_sent_cannot_have_arrived() => Assert.False(NewContent().MayHaveArrived());

    [Fact]
    public async Task What_was_sent_may_have_arrived()
    {
        var content = NewContent();
        await content.CopyToAsync(Stream.Null);

        Assert.True(content.MayHaveArrived());
        Assert.True(content.MayHaveArrived());
    }

    [Fact]
    public async Task Its_last_byte_goes_out_once_and_that_of_a_copy_once_more()
    {
        var content = NewContent();
        var copy = content.Again();
        using var wire = new MemoryStream();

        await content.CopyToAsync(wire);
        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(wire));
        await copy.CopyToAsync(wire);

        Assert.Equal("abcababc"u8.ToArray(), wire.ToArray());
    }

    [Fact]
    public async Task It_goes_out_once_more_to_a_proxy_that_wanted_to_know_who_asks()
    {
        using var message = new HttpRequestMessage();
        var content = NewContent();
        content.Message = message;
        using var wire = new MemoryStream();

        await content.CopyToAsync(wire);
        message.Headers.ProxyAuthorization = new("Basic", "a");
        await content.CopyToAsync(wire);
        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(wire));

        Assert.Equal("abcabcab"u8.ToArray(), wire.ToArray());
        Assert.True(content.MayHaveArrived());
    }

    [Fact]
    public async Task Not_to_one_whose_word_comes_too_late()
    {
        using var message = new HttpRequestMessage();
        var content = NewContent();
        content.Message = message;
        using var wire = new MemoryStream();

        Assert.False(content.MayHaveArrived());
        message.Headers.ProxyAuthorization = new("Basic", "a");

        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(wire));
        Assert.Equal("ab"u8.ToArray(), wire.ToArray());
    }

    [Fact]
    public async Task Once_it_is_known_not_to_have_arrived_its_last_byte_is_not_sent_any_more()
    {
        var content = NewContent();
        using var wire = new StalledStream();
        var sending = content.CopyToAsync(wire);

        Assert.False(content.MayHaveArrived());
        wire.Release();

        await Assert.ThrowsAnyAsync<Exception>(() => sending);
        Assert.Equal(2, wire.Written);
        Assert.False(content.MayHaveArrived());
    }

    [Fact]
    public async Task A_last_byte_whose_write_fails_may_have_arrived()
    {
        var content = NewContent();
        using var wire = new StalledStream { FailsAt = 3 };
        wire.Release();

        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(wire));

        Assert.True(content.MayHaveArrived());
    }

    private static SentContent NewContent() => new("abc"u8.ToArray(), "text/plain");

    /// <summary>Takes bytes, but says so only when it is released.</summary>
    private sealed class StalledStream : MemoryStream
    {
        private readonly TaskCompletionSource _released = new();

        public int Written { get; private set; }

        public int FailsAt { get; init; } = int.MaxValue;

        public void Release() => _released.SetResult();

        public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Written += count;
            if (Written >= FailsAt) throw new IOException("broken");
            await _released.Task;
        }
    }
}
