using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>A command that uses instances: it finds them, sends requests to their servers, and tells -Verbose of each.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServerCommand : AppwriteCommand
{
    private static readonly TimeSpan s_probeTimeout = TimeSpan.FromSeconds(10);

    // Requests end on threads of the pool; only the pipeline thread may write.
    private readonly ConcurrentQueue<Action> _notices = new();

    // A pipeline names few instances many times, and a key may come from a vault.
    private readonly Dictionary<(string? Requested, string? Piped), Instance> _instances = [];
    private readonly Dictionary<(Instance, TimeSpan, RetryPolicy), AppwriteClient> _clients = [];
    private readonly Dictionary<Instance, ServerCertificate?> _untrusted = [];

    /// <summary>Decides which instance to use, and says why to -Verbose.</summary>
    /// <exception cref="InstanceException">None fits, or several.</exception>
    private protected Instance Resolve(string? requested, string? piped)
    {
        if (_instances.TryGetValue((requested, piped), out var known)) return known;

        var resolver = InstanceSource.Resolver();
        var resolved = resolver.Resolve(requested, piped);
        var instance = resolved.Instance;
        WriteVerbose(Text.Format(Messages.UsingInstance, instance.Name, instance.Endpoint, instance.ProjectId, Text.Of("Reason" + resolved.Reason)));
        if (IsVerbose && resolver.HidesStored(instance)) WriteVerbose(Text.Format(Messages.HidesStored, instance.Name));
        _instances[(requested, piped)] = instance;
        return instance;
    }

    /// <summary>Sends a request, and writes what went by on the way.</summary>
    /// <exception cref="InstanceException">The instance's key cannot be had.</exception>
    private protected T Send<T>(Instance instance, TimeSpan timeout, RetryPolicy retry, Func<AppwriteClient, CancellationToken, Task<T>> request)
    {
        var client = ClientFor(instance, timeout, retry);
        try
        {
            return Await(token => request(client, token));
        }
        finally
        {
            WriteNotices();
        }
    }

    /// <summary>Has the key asked for anew at its next use: a vault may hold a newer one by now.</summary>
    private protected void ForgetKey(Instance instance)
    {
        (instance.KeySource as VaultKey)?.Forget();
        _clients.Clear();
    }

    /// <summary>
    /// The error of a failed request. A key that was refused is forgotten. Of an untrusted certificate it tells whose it is,
    /// and the ways on.
    /// </summary>
    private protected ErrorRecord ErrorOf(RequestFailedException failure, Instance instance, RequestSubject subject, object? target)
    {
        if (failure.Cause is FailureCause.InvalidApiKey or FailureCause.ApiKeyExpired) ForgetKey(instance);
        if (failure.Cause != FailureCause.CertificateUntrusted) return failure.ToErrorRecord(instance, subject, target);

        return failure.ToErrorRecord(instance, subject with { Certificate = UntrustedOf(instance) }, target);
    }

    private ServerCertificate? UntrustedOf(Instance instance)
    {
        if (_untrusted.TryGetValue(instance, out var known)) return known;

        var options = instance.ToOptions(new VaultReader(this));
        return _untrusted[instance] = Await(token => ServerProbe.RunAsync(instance.Endpoint.Uri, options, s_probeTimeout, token)).Certificate;
    }

    /// <summary>The seconds that were asked for; else those of the instance; else the command's own.</summary>
    private protected TimeSpan TimeoutFor(Instance instance, int? asked, int usual) =>
        TimeSpan.FromSeconds(asked ?? instance.Transport.TimeoutSec ?? usual);

    /// <summary>The client of an instance.</summary>
    /// <exception cref="InstanceException">The instance's key cannot be had.</exception>
    private protected AppwriteClient ClientFor(Instance instance, TimeSpan timeout, RetryPolicy retry)
    {
        if (_clients.TryGetValue((instance, timeout, retry), out var known)) return known;

        var isVerbose = IsVerbose;
        var client = instance.ToClient(new VaultReader(this), new ClientOptions
        {
            Timeout = timeout,
            Retry = retry,
            Trace = request =>
            {
                if (isVerbose || request.Warning is not null) Notify(() => Write(request));
            },
        });
        return _clients[(instance, timeout, retry)] = client;
    }

    /// <summary>Has something written when the pipeline thread next comes by; for other threads.</summary>
    private protected void Notify(Action write) => _notices.Enqueue(write);

    /// <summary>Writes what other threads had to say.</summary>
    private protected void WriteNotices()
    {
        while (_notices.TryDequeue(out var write)) write();
    }

    private void Write(RequestTrace request)
    {
        var status = request.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? Messages.NoAnswer;
        WriteVerbose(Text.Format(Messages.Requested, request.Method, request.Path, status, request.Elapsed.TotalMilliseconds));
        if (request.RetryPause is { } pause) WriteVerbose(Text.Format(Messages.Repeating, pause.TotalSeconds, request.Cause));
        if (request.Warning is { } warning) WriteDebug(Printable.Of(warning));
    }

    // The profile is not read only to say something that nobody sees.
    private bool IsVerbose =>
        MyInvocation.BoundParameters.TryGetValue("Verbose", out var verbose)
            ? ((SwitchParameter)verbose).IsPresent
            : GetVariableValue("VerbosePreference") is not (null or ActionPreference.SilentlyContinue);
}
