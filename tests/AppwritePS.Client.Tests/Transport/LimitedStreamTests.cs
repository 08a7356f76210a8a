using Xunit;

namespace AppwritePS.Client.Tests.Transport;

public class LimitedStreamTests
{
    private const int MiB = 1 << 20;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(MiB)]
    [InlineData(MiB + 1)]
    [InlineData((3 * MiB) + 5)]
    public async Task What_comes_is_read_whole_whether_its_length_is_known_or_not(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        Assert.Equal(bytes, await ReadAll(bytes, length));
        Assert.Equal(bytes, await ReadAll(bytes, length: null));
    }

    [Fact]
    public async Task What_ends_early_is_read_to_its_end() => Assert.Equal("abc"u8.ToArray(), await ReadAll("abc"u8.ToArray(), length: 10));

    [Fact]
    public async Task A_length_that_is_told_takes_no_memory_before_it_comes()
    {
        using var body = new AskedStream("abc"u8.ToArray());
        using var stream = new LimitedStream(body, long.MaxValue, keepsBeginning: false);

        await stream.ReadAllAsync(int.MaxValue, CancellationToken.None);

        Assert.Equal(MiB, body.MostAsked);
    }

    [Theory]
    [InlineData(100L)]
    [InlineData(null)]
    public async Task More_than_the_limit_is_refused(long? length) =>
        await Assert.ThrowsAsync<AnswerTooLargeException>(() => ReadAll(new byte[100], length, limit: 99));

    private static async Task<byte[]> ReadAll(byte[] bytes, long? length, long limit = long.MaxValue)
    {
        using var stream = new LimitedStream(new MemoryStream(bytes), limit, keepsBeginning: false);
        return await stream.ReadAllAsync(length, CancellationToken.None);
    }

    /// <summary>Keeps how much was asked of it at once.</summary>
#pragma warning disable CA1844 // .NET Framework knows no other way to override it.
    private sealed class AskedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public int MostAsked { get; private set; }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            MostAsked = Math.Max(MostAsked, count);
            return base.ReadAsync(buffer, offset, count, cancellationToken);
        }
    }
}
