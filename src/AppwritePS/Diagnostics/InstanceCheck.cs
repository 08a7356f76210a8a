using System.Diagnostics;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>Goes the way to an instance step by step, up to the first that fails, and reports each. Executes nothing.</summary>
internal sealed class InstanceCheck
{
    private readonly Instance _instance;
    private readonly AppwriteClient _client;
    private readonly TransportOptions _transport;
    private readonly TimeSpan _timeout;
    private readonly AppwriteInstanceReport _report;
    private readonly List<string> _problems = [];

    public InstanceCheck(Instance instance, AppwriteClient client, TransportOptions transport, TimeSpan timeout)
    {
        _instance = instance;
        _client = client;
        _transport = transport;
        _timeout = timeout;
        _report = new AppwriteInstanceReport { Name = instance.Name, Endpoint = instance.Endpoint.Text, ProjectId = instance.ProjectId };
    }

    public async Task<AppwriteInstanceReport> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await CanReachAsync(cancellationToken).ConfigureAwait(false))
            {
                await ReadVersionAsync(cancellationToken).ConfigureAwait(false);
                await CheckKeyAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (RequestFailedException failure)
        {
            _problems.Add(failure.ToErrorRecord(_instance, new RequestSubject(), _instance.Name).Exception.Message);
        }

        _report.Problems = [.. _problems];
        return _report;
    }

    private async Task<bool> CanReachAsync(CancellationToken cancellationToken)
    {
        var probe = await ServerProbe.RunAsync(_instance.Endpoint.Uri, _transport, _timeout, cancellationToken).ConfigureAwait(false);
        if (probe.IsProxied) return true;

        _report.NameResolved = probe.Addresses.Count > 0;
        _report.Connected = probe.IsConnected;
        if (probe.TimedOut || probe.Failure is not null) _problems.Add(ReachProblem(probe));

        if (probe.Certificate is { } certificate)
        {
            _report.CertificateTrusted = certificate.Problems == CertificateProblem.None;
            _problems.AddRange(CertificateText.Of(certificate, _instance.Endpoint.Uri.Host));
        }

        return _problems.Count == 0;
    }

    private string ReachProblem(ServerProbe probe)
    {
        if (probe.TimedOut) return Text.Format(Messages.ProbeTimedOut, _instance.Endpoint, _timeout.TotalSeconds);
        var text = probe.Addresses.Count == 0 ? Messages.NameUnknown : probe.IsConnected ? Messages.NoTls : Messages.NoConnection;
        return Text.Format(text, _instance.Endpoint.Uri.Host, _instance.Endpoint.Uri.Port, probe.Failure);
    }

    private async Task ReadVersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            _report.ServerVersion = await _client.GetVersionAsync(cancellationToken).ConfigureAwait(false);

            // The second over the same connection is what an execution will see.
            var elapsed = Stopwatch.StartNew();
            await _client.GetVersionAsync(cancellationToken).ConfigureAwait(false);
            _report.Latency = elapsed.Elapsed;
            _report.IsAppwrite = true;
        }
        catch (RequestFailedException failure) when (failure.Type == "general_route_not_found")
        {
            // An Appwrite that does not tell its version.
            _report.IsAppwrite = true;
        }
        catch (RequestFailedException failure) when (failure.Cause is FailureCause.NotAppwrite or FailureCause.HostNotAllowed or FailureCause.UnexpectedRedirect)
        {
            _report.IsAppwrite = failure.Cause == FailureCause.HostNotAllowed;
            throw;
        }
    }

    private async Task CheckKeyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.CheckKeyAsync(cancellationToken).ConfigureAwait(false);
            _report.KeyAccepted = true;
        }
        catch (RequestFailedException failure) when (failure.Cause is FailureCause.InvalidApiKey or FailureCause.ApiKeyExpired or FailureCause.ProjectMismatch)
        {
            _report.KeyAccepted = false;
            throw;
        }

        var scopes = await _client.ReadScopesAsync(cancellationToken).ConfigureAwait(false);
        _report.ExecutionWrite = scopes.ExecutionWrite;
        _report.ExecutionRead = scopes.ExecutionRead;
        _report.FunctionsRead = scopes.FunctionsRead;

        // Without the others a key executes all the same.
        if (!scopes.ExecutionWrite) _problems.Add(Text.Format(Messages.ScopeNeeded, _instance.ProjectId, "execution.write", "Invoke-AppwriteFunction"));
    }
}
