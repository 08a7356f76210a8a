// What only these tests call and .NET Framework lacks, under the same names and as far as they call it.
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AppwritePS.Client.Tests;

internal static class Polyfills
{
    extension(Encoding)
    {
        public static Encoding Latin1 => Encoding.GetEncoding("iso-8859-1");
    }

    public static async Task<T> WaitAsync<T>(this Task<T> task, TimeSpan timeout)
    {
        await ((Task)task).WaitAsync(timeout);
        return await task;
    }

    // Streams of sockets look at no token here; closing them is what ends their reads.
    public static async Task<int> ReadAsync(this Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        using var closing = cancellationToken.Register(stream.Dispose);
        try
        {
            return await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken);
        }
        catch (ObjectDisposedException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public static Task WriteAsync(this Stream stream, byte[] bytes, CancellationToken cancellationToken) =>
        stream.WriteAsync(bytes, 0, bytes.Length, cancellationToken);

    public static void Write(this Stream stream, byte[] bytes) => stream.Write(bytes, 0, bytes.Length);

    public static IEnumerable<(TFirst First, TSecond Second)> Zip<TFirst, TSecond>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second) =>
        first.Zip(second, (one, other) => (one, other));
}

internal sealed class TaskCompletionSource(TaskCreationOptions options = TaskCreationOptions.None)
{
    private readonly TaskCompletionSource<bool> _source = new(options);

    public Task Task => _source.Task;

    public bool TrySetResult() => _source.TrySetResult(true);

    public void SetResult() => _source.SetResult(true);
}

internal sealed class TcpListener(IPAddress address, int port) : System.Net.Sockets.TcpListener(address, port), IDisposable
{
    public async Task<TcpClient> AcceptTcpClientAsync(CancellationToken cancellationToken)
    {
        using var closing = cancellationToken.Register(Stop);
        try
        {
            return await AcceptTcpClientAsync();
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    public void Dispose() => Stop();
}

internal static class X509CertificateLoader
{
    public static X509Certificate2 LoadPkcs12(byte[] data, string? password) => new(data, password);
}
