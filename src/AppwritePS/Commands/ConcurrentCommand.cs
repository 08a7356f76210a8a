using System.ComponentModel;
using System.Management.Automation;

namespace AppwritePS.Commands;

/// <summary>
/// A command whose requests are under way at the same time. Only the pipeline thread writes: each piece of work ends with
/// what is then to be written there.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConcurrentCommand : ProjectCommand
{
    private readonly InFlight _inFlight = new();

    private PipelineProgress? _progress;

    /// <summary>How many pieces of work were started.</summary>
    private protected int Started { get; private set; }

    /// <summary>How many of them have ended.</summary>
    private protected int Ended { get; private set; }

    /// <summary>How many errors were written for them.</summary>
    private protected int Failed { get; private set; }

    /// <summary>What is going on, for the progress.</summary>
    private protected abstract string Activity { get; }

    /// <summary>How it stands, for the progress.</summary>
    private protected abstract string StatusAfter(TimeSpan elapsed);

    /// <summary>How much of it is done, in percent; negative where nobody can know.</summary>
    private protected virtual int PercentDone => -1;

    /// <summary>Starts a piece of work, and waits while as many as the limit are under way.</summary>
    private protected void Start(int limit, Func<CancellationToken, Task<Action>> work)
    {
        var ending = Ending;
        _progress ??= new PipelineProgress(this, Activity);
        _inFlight.Start(() => work(ending));
        Started++;
        Finish(limit);
    }

    /// <summary>Writes an error that a piece of work ended with.</summary>
    private protected void WriteFailure(ErrorRecord error)
    {
        Failed++;
        WriteError(error);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Finish(limit: 1);
        _progress?.Complete();
    }

    private void Finish(int limit)
    {
        try
        {
            foreach (var write in _inFlight.Take(limit, LookUp, Ending))
            {
                Ended++;
                WriteNotices();
                write();
                ShowProgress();
            }
        }
        catch (OperationCanceledException) when (Ending.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    // While nothing ends.
    private void LookUp()
    {
        WriteNotices();
        ShowProgress();
    }

    private void ShowProgress() => _progress!.Show(StatusAfter, PercentDone);
}
