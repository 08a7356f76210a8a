using System.ComponentModel;
using System.Management.Automation;

namespace AppwritePS.Commands;

/// <summary>
/// A command whose work can be ended: by one token, cancelled by Ctrl+C, and by Dispose where a pipeline ends early, which
/// the engine does not announce otherwise.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AppwriteCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _ending = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the work; called when the pipeline is over, early or not.</summary>
    protected virtual void Dispose(bool disposing)
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _ending.Cancel();

    /// <summary>Is cancelled when the pipeline ends.</summary>
    private protected CancellationToken Ending => _ending.Token;

    /// <summary>Whether a parameter was typed, or bound from the pipeline.</summary>
    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Waits on the pipeline thread for work that goes on elsewhere, and is left alone when the pipeline ends.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline ends.</exception>
    private protected T Await<T>(Func<CancellationToken, Task<T>> work) => Run(token =>
    {
        // Not on this thread: names and proxies are looked up before the first await, and nothing ends that.
        var done = Task.Run(() => work(token), CancellationToken.None);
        Task.WaitAny([done], token);
        return done.GetAwaiter().GetResult();
    });

    /// <summary>Does work on the pipeline thread.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline ends.</exception>
    private protected T Run<T>(Func<CancellationToken, T> work)
    {
        try
        {
            return work(_ending.Token);
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
