using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>Asks servers what only they know of actions. Each instance and each function is asked for once. Executes nothing.</summary>
internal sealed class ActionCheck
{
    private const string InstanceUnusable = nameof(InstanceUnusable);

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    private readonly Dictionary<Instance, string[]> _instances = [];

    private readonly Dictionary<(Instance, string), Finding?> _functions = [];

    /// <summary>Adds to the report what is wrong with its instance, else with its function.</summary>
    public async Task RunAsync(AppwriteActionReport report, Instance instance, AppwriteClient client, TransportOptions transport, CancellationToken cancellationToken)
    {
        if (!_instances.TryGetValue(instance, out var problems))
        {
            var found = await new InstanceCheck(instance, client, transport, s_timeout).RunAsync(cancellationToken).ConfigureAwait(false);
            _instances[instance] = problems = found.IsUsable ? [] : found.Problems;
        }

        foreach (var problem in problems) report.Add(InstanceUnusable, isWarning: false, problem);
        if (problems.Length > 0 || report.FunctionId is not { } functionId) return;

        if (!_functions.TryGetValue((instance, functionId), out var finding))
        {
            _functions[(instance, functionId)] = finding = await CheckAsync(instance, client, functionId, cancellationToken).ConfigureAwait(false);
        }

        if (finding is not null) report.Add(finding.Rule, finding.IsWarning, finding.Message);
    }

    private static async Task<Finding?> CheckAsync(Instance instance, AppwriteClient client, string functionId, CancellationToken cancellationToken)
    {
        try
        {
            var function = await client.GetFunctionAsync(functionId, cancellationToken).ConfigureAwait(false);
            return function.DeploymentId.Length > 0
                ? null
                : new Finding(nameof(Messages.DeploymentNotReady), IsWarning: false, Text.Format(Messages.DeploymentNotReady, instance.Endpoint, instance.ProjectId, functionId));
        }
        catch (RequestFailedException failure) when (failure.Cause == FailureCause.MissingScope)
        {
            return await CheckByExecutionsAsync(instance, client, functionId, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException failure)
        {
            return Finding.Of(failure, instance, functionId);
        }
    }

    // Executing needs no scope to read functions. A list of executions tells whether the function is there, too.
    private static async Task<Finding?> CheckByExecutionsAsync(Instance instance, AppwriteClient client, string functionId, CancellationToken cancellationToken)
    {
        try
        {
            await client.ListExecutionsAsync(functionId, new ListQuery().Limit(1), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (RequestFailedException failure) when (failure.Cause == FailureCause.MissingScope)
        {
            return new Finding(nameof(Messages.FunctionNotChecked), IsWarning: true, Text.Format(Messages.FunctionNotChecked, functionId, instance.ProjectId));
        }
        catch (RequestFailedException failure)
        {
            return Finding.Of(failure, instance, functionId);
        }
    }

    private sealed record Finding(string Rule, bool IsWarning, string Message)
    {
        public static Finding Of(RequestFailedException failure, Instance instance, string functionId) =>
            new(failure.Cause.ToString(), IsWarning: false, failure.ToErrorRecord(instance, new RequestSubject(functionId), functionId).Exception.Message);
    }
}
