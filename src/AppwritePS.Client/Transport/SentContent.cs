using System.Net;
using System.Net.Http.Headers;

namespace AppwritePS.Client;

/// <summary>
/// A request body that knows whether its last byte was handed to the connection. Before that a function cannot have run;
/// after it the outcome is unknown until an answer comes. The last byte goes out once: a stack that repeats a request by
/// itself, as .NET's does with some that died without an answer, cannot make it whole a second time. Only where a proxy
/// refused the first it goes out again.
/// </summary>
internal sealed class SentContent : HttpContent
{
    private readonly byte[] _bytes;
    private readonly string _contentType;
    private int _lastByte = (int)LastByte.Held;
    private AuthenticationHeaderValue? _toProxy;

    public SentContent(byte[] bytes, string contentType)
    {
        _bytes = bytes;
        _contentType = contentType;
        Headers.TryAddWithoutValidation("Content-Type", contentType);
    }

    /// <summary>The message whose body it is.</summary>
    public HttpRequestMessage? Message { private get; set; }

    public int Size => _bytes.Length;

    /// <summary>Ends the sending, where it still goes on, and tells whether the server may have the whole request.</summary>
    public bool MayHaveArrived() =>
        Interlocked.CompareExchange(ref _lastByte, (int)LastByte.Withdrawn, (int)LastByte.Held) == (int)LastByte.HandedOver;

    /// <summary>The same body for another try.</summary>
    public SentContent Again() => new(_bytes, _contentType);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        HoldAgainWhenProxyRefused();

        // All but the last byte first: what fails up to here was never whole. The last one counts as handed over before
        // it is written, since a write that fails may still have delivered it.
        await stream.WriteAsync(_bytes, 0, _bytes.Length - 1).ConfigureAwait(false);
        if (Interlocked.CompareExchange(ref _lastByte, (int)LastByte.HandedOver, (int)LastByte.Held) != (int)LastByte.Held)
            throw new IOException("The request was sent before, or given up, and is not completed.");

        await stream.WriteAsync(_bytes, _bytes.Length - 1, 1).ConfigureAwait(false);
        await stream.FlushAsync().ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }

    // A proxy that wants to know who asks has passed nothing on. The stack then sends the whole request anew, telling it.
    private void HoldAgainWhenProxyRefused()
    {
        var toProxy = Message?.Headers.ProxyAuthorization;
        if (!Equals(toProxy, _toProxy)) Interlocked.CompareExchange(ref _lastByte, (int)LastByte.Held, (int)LastByte.HandedOver);
        _toProxy = toProxy;
    }

    private enum LastByte
    {
        Held,
        HandedOver,
        Withdrawn,
    }
}
