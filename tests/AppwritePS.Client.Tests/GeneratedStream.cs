using System.Text;

namespace AppwritePS.Client.Tests;

/// <summary>An answer's body that is made while it is read, so that tests of large ones do not hold them themselves.</summary>
internal sealed class GeneratedStream(IEnumerable<ReadOnlyMemory<byte>> parts, Action<int>? read = null) : Stream
{
    private static readonly byte[] s_filling = [.. Enumerable.Repeat((byte)'a', 65536)];

    private readonly IEnumerator<ReadOnlyMemory<byte>> _parts = parts.GetEnumerator();
    private ReadOnlyMemory<byte> _rest;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static ReadOnlyMemory<byte> Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>So many bytes of one letter.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Filling(long count)
    {
        for (; count > 0; count -= s_filling.Length) yield return s_filling.AsMemory(0, (int)Math.Min(count, s_filling.Length));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_rest.IsEmpty)
        {
            if (!_parts.MoveNext()) return 0;
            _rest = _parts.Current;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest.Span[..count].CopyTo(buffer);
        _rest = _rest[count..];
        read?.Invoke(count);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
