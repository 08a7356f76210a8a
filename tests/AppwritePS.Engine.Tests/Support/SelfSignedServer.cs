using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AppwritePS.Engine.Tests;

/// <summary>A loopback TLS server whose certificate nobody vouches for. Counts the handshakes that clients went through with.</summary>
internal sealed class SelfSignedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = NewCertificate();
    private int _requests;

    public SelfSignedServer()
    {
        _listener.Start();
        Endpoint = $"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1";
        _ = ServeAsync();
    }

    public string Endpoint { get; }

    public string Thumbprint => _certificate.Thumbprint;

    public int Requests => Volatile.Read(ref _requests);

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                using var tls = new SslStream(client.GetStream());
                try
                {
                    await tls.AuthenticateAsServerAsync(_certificate);
                    if (await tls.ReadAsync(new byte[1]) > 0) Interlocked.Increment(ref _requests);
                }
                catch (Exception refused) when (refused is AuthenticationException or IOException)
                {
                    // The client does not trust the certificate, as it should not.
                }
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }
}
