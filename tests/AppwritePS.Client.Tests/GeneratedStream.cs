using System.Text;

namespace AppwritePS.Client.Tests;

/// <summary>An answer's body that is made while it is read, so that tests of large ones do not hold them themselves.</summary>
#pragma warning disable CA1844 // .NET Framework knows no other way to override it.
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

    /// <summary>Whether the reader is done with it.</summary>
    public bool IsClosed { get; private set; }

    public static ReadOnlyMemory<byte> Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>So many bytes of one letter.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Filling(long count)
    {
        for (; count > 0; count -= s_filling.Length) yield return s_filling.AsMemory(0, (int)Math.Min(count, s_filling.Length));
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_rest.IsEmpty)
        {
            if (!_parts.MoveNext()) return 0;
            _rest = _parts.Current;
        }

        var length = Math.Min(count, _rest.Length);
        _rest.Span[..length].CopyTo(buffer.AsSpan(offset));
        _rest = _rest[length..];
        read?.Invoke(length);
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }
}
