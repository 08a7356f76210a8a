using System.Diagnostics;
using System.Management.Automation;

namespace AppwritePS;

/// <summary>
/// The progress of a pipeline, from its second second on and four times a second at most. Only where somebody looks: a
/// console whose output goes to a file or another program shows none.
/// </summary>
internal sealed class PipelineProgress
{
    private const int ActivityId = 0x41505053;

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    private readonly PSCmdlet _command;
    private readonly string _activity;
    private readonly bool _isSeen;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private TimeSpan _next = s_first;

    public PipelineProgress(PSCmdlet command, string activity)
    {
        _command = command;
        _activity = activity;
        _isSeen = command.Host.Name != "ConsoleHost" || !Console.IsOutputRedirected;
    }

    /// <summary>Shows how things stand, if it is time to.</summary>
    /// <param name="status">Makes the words for it.</param>
    /// <param name="percent">How much is done; negative where nobody can know.</param>
    public void Show(Func<TimeSpan, string> status, int percent = -1)
    {
        var elapsed = _elapsed.Elapsed;
        if (!_isSeen || elapsed < _next) return;

        _next = elapsed + s_interval;
        _command.WriteProgress(new ProgressRecord(ActivityId, _activity, status(elapsed)) { PercentComplete = percent });
    }

    /// <summary>Takes the progress away again.</summary>
    public void Complete()
    {
        if (_next > s_first) _command.WriteProgress(new ProgressRecord(ActivityId, _activity, " ") { RecordType = ProgressRecordType.Completed });
    }
}
