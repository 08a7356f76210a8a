using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Lists a project's functions.</summary>
[Cmdlet(VerbsCommon.Get, "AppwriteFunction")]
[OutputType(typeof(AppwriteFunction))]
public sealed class GetAppwriteFunctionCommand : ProjectCommand
{
    /// <summary>The functions' IDs; wildcards are taken. Default all.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    public string[]? FunctionId { get; set; }

    /// <summary>Words that the server looks for in names, ids and runtimes; 256 characters at most.</summary>
    [Parameter]
    [ValidateLength(1, 256)]
    public string? Search { get; set; }

    /// <summary>Instances whose functions are listed, or what names a function: its ID, an execution, a row.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            if (InputObject is null) Write(Resolve(Instance, piped: null), FunctionId);
            else if (TypeOf.Is<AppwriteInstance>(InputObject)) Write(Resolve(Instance, InstanceArgumentAttribute.TextOf(InputObject)), FunctionId);
            else WriteNamed(InputExecution.Of(InputObject, typedFunctionId: null));
        }
        catch (Exception wrong) when (wrong.ToInputError(InputObject ?? (wrong is InstanceException ? Instance : (object?)FunctionId)) is { } error)
        {
            WriteError(error);
        }
    }

    private void WriteNamed(InputExecution named)
    {
        if (FunctionId is { } typed && !typed.Any(pattern => Wildcard.Of(pattern).IsMatch(named.FunctionId)))
            throw new BindingException(Text.Format(Messages.InputOtherFunction, named.FunctionId, string.Join(", ", typed)));

        Write(Resolve(Instance, named.Instance), [named.FunctionId]);
    }

    private void Write(Instance instance, string[]? ids)
    {
        if (ids is null || Search is not null || ids.Any(WildcardPattern.ContainsWildcardCharacters)) WriteListed(instance, ids ?? ["*"]);
        else foreach (var id in ids) WriteOne(instance, id);
    }

    private void WriteOne(Instance instance, string id)
    {
        try
        {
            WriteObject(new AppwriteFunction(Send(instance, (client, token) => client.GetFunctionAsync(id, token)), instance.Name));
        }
        catch (RequestFailedException failure)
        {
            WriteError(ErrorOf(failure, instance, new RequestSubject(id), id));
        }
    }

    private void WriteListed(Instance instance, string[] patterns)
    {
        var wanted = patterns.Select(Wildcard.Of).ToList();
        var seen = new List<Function>();
        try
        {
            var functions = ClientFor(instance).Functions(Search is null ? null : new ListQuery().Search(Search));
            while (Send(instance, (_, token) => functions.NextAsync(token)) is { } page)
            {
                seen.AddRange(page.Items);
                foreach (var function in page.Items.Where(function => wanted.Any(pattern => pattern.IsMatch(function.Id))))
                    WriteObject(new AppwriteFunction(function, instance.Name));
            }

            if (Search is null) SeenFunctions.Keep(instance, seen);
        }
        catch (RequestFailedException failure)
        {
            WriteError(ErrorOf(failure, instance, new RequestSubject(), instance.Name));
        }
    }
}
