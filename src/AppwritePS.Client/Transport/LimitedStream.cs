namespace AppwritePS.Client;

/// <summary>An answer's body on its way in: counted, ended at a limit, and where that is wanted its beginning kept.</summary>
internal sealed class LimitedStream : Stream
{
    // Far more than an error document has: what an answer is that turns out not to be what was asked for, is told by it.
    private const int KeptBytes = 65536;

    // Bytes; answers without a length are mostly executions.
    private const int UsualSize = 4096;

    // Whoever says that more will come has to send it first.
    private const int LargestAtFirst = 1 << 20;

    private readonly Stream _body;
    private readonly long _limit;
    private readonly MemoryStream? _beginning;

    public LimitedStream(Stream body, long limit, bool keepsBeginning)
    {
        _body = body;
        _limit = limit;
        _beginning = keepsBeginning ? new MemoryStream() : null;
    }

    /// <summary>How many bytes came.</summary>
    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    /// <summary>What came first; nothing where it is not kept.</summary>
    public byte[] Beginning() => _beginning?.ToArray() ?? [];

    /// <summary>Reads everything.</summary>
    /// <param name="length">How much there is; <c>null</c> where nobody says so.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AnswerTooLargeException">There is more than the limit.</exception>
    public async Task<byte[]> ReadAllAsync(long? length, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(length ?? UsualSize, LargestAtFirst)];
        while (Count != length)
        {
            if (Count == bytes.Length) Array.Resize(ref bytes, 2 * bytes.Length);

            var from = (int)Count;
            if (Counted(bytes, from, await _body.ReadAsync(bytes, from, bytes.Length - from, cancellationToken).ConfigureAwait(false)) == 0) break;
        }

        Array.Resize(ref bytes, (int)Count);
        return bytes;
    }

    /// <summary>Reads what is left, for its end.</summary>
    /// <exception cref="AnswerTooLargeException">There is more than the limit.</exception>
    public Task DrainAsync(CancellationToken cancellationToken) => CopyToAsync(Null, 81920, cancellationToken);

    /// <exception cref="AnswerTooLargeException">There is more than the limit.</exception>
    public override int Read(byte[] buffer, int offset, int count) => Counted(buffer, offset, _body.Read(buffer, offset, count));

    /// <exception cref="AnswerTooLargeException">There is more than the limit.</exception>
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Counted(buffer, offset, await _body.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _body.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(byte[] buffer, int offset, int count)
    {
        Count += count;
        if (Count > _limit) throw new AnswerTooLargeException();

        if (_beginning is not null && (int)Math.Min(count, KeptBytes - _beginning.Length) is > 0 and var kept) _beginning.Write(buffer, offset, kept);
        return count;
    }
}
