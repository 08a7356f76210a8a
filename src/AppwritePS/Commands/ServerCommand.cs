using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>A command that sends requests, and tells -Verbose of each.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServerCommand : AppwriteCommand
{
    // Requests end on threads of the pool; only the pipeline thread may write.
    private readonly ConcurrentQueue<RequestTrace> _requests = new();

    /// <summary>Decides which instance to use, and says why to -Verbose.</summary>
    /// <exception cref="InstanceException">None fits, or several.</exception>
    private protected Instance Resolve(string? requested, string? piped)
    {
        var resolved = InstanceSource.Resolver().Resolve(requested, piped);
        var instance = resolved.Instance;
        WriteVerbose(Text.Format(Messages.UsingInstance, instance.Name, instance.Endpoint, instance.ProjectId, Text.Of("Reason" + resolved.Reason)));
        return instance;
    }

    /// <summary>Sends a request, and writes what went by on the way.</summary>
    private protected T Send<T>(Instance instance, TimeSpan timeout, RetryPolicy retry, Func<AppwriteClient, CancellationToken, Task<T>> request)
    {
        var client = new AppwriteClient(
            new Connection(instance.Endpoint.Text, instance.ProjectId, () => instance.ApiKey.Use(key => key)),
            HttpTransport.For(TransportOptions.Default),
            new ClientOptions { Timeout = timeout, Retry = retry, Trace = _requests.Enqueue });
        try
        {
            return Await(token => request(client, token));
        }
        finally
        {
            WriteRequests();
        }
    }

    private void WriteRequests()
    {
        while (_requests.TryDequeue(out var request))
        {
            var status = request.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? Messages.NoAnswer;
            WriteVerbose(Text.Format(Messages.Requested, request.Method, request.Path, status, request.Elapsed.TotalMilliseconds));
            if (request.RetryPause is { } pause) WriteVerbose(Text.Format(Messages.Repeating, pause.TotalSeconds));
            if (request.Warning is { } warning) WriteDebug(Printable.Of(warning));
        }
    }
}
