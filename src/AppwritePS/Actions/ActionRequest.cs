using AppwritePS.Actions;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>Makes the request of an action, and finds what a server would not take in it.</summary>
/// <param name="action">The action.</param>
/// <param name="functionId">The function; <c>null</c> where it is not known.</param>
/// <param name="schedule">The schedule that the user gave in place of the action's; <c>null</c> if none.</param>
/// <param name="now">The time that schedules are held against.</param>
internal sealed class ActionRequest(AppwriteAction action, string? functionId, DateTimeOffset? schedule, DateTimeOffset now)
{
    // Stands for a function that is not known, or not rightly named: the rest is looked at all the same.
    private const string SomeFunction = "x";

    /// <summary>The request.</summary>
    /// <exception cref="InvalidRequestException">A rule is broken that <see cref="Problems"/> tells.</exception>
    public ExecutionRequest Make() => Whole(functionId ?? SomeFunction);

    /// <summary>What a server would refuse, each with the key that it is about, as far as one is.</summary>
    public IEnumerable<(InvalidRequestException Broken, string? Key, TextPosition Position)> Problems()
    {
        var count = 0;
        foreach (var (part, key, position) in Parts())
        {
            if (Broken(part) is not { } broken) continue;
            count++;
            yield return (broken, key, position);
        }

        // Rules about all parts together say little where one of them is wrong.
        if (count > 0 || Broken(() => Whole(SomeFunction)) is not { } whole) yield break;
        var (wholeKey, wholePosition) = PlaceOf(whole);
        yield return (whole, wholeKey, wholePosition);
    }

    private IEnumerable<(Func<ExecutionRequest> Part, string Key, TextPosition Position)> Parts()
    {
        if (action.FunctionId is { } id) yield return (() => new ExecutionRequest(id.Value), id.Key, id.Position);
        if (action.Path is { } path) yield return (() => new ExecutionRequest(SomeFunction) { Path = path.Value }, path.Key, path.Position);
        foreach (var header in action.Headers) yield return (() => new ExecutionRequest(SomeFunction) { Headers = [Pair(header)] }, header.Key, header.KeyPosition);
    }

    private ExecutionRequest Whole(string id) => new(id)
    {
        Method = AppwriteAction.Methods.Contains(action.Method) ? InputMethod.Of(action.Method) : ExecutionMethod.Get,
        Path = action.Path?.Value,
        Headers = [.. action.Headers.Select(Pair)],
        Body = action.Body is not { } body ? RequestBody.Empty : action.IsBodyConverted ? RequestBody.FromJson(body.Value) : RequestBody.FromText(body.Value),
        Async = schedule is not null || action.IsAsync,
        ScheduledAt = schedule ?? (action.ScheduledAt is { } time ? ExecutionSchedule.At(time.Value, now) : null),
    };

    private (string? Key, TextPosition Position) PlaceOf(InvalidRequestException broken) => broken.Rule switch
    {
        RequestRule.BodyLength or RequestRule.BodyUnicode or RequestRule.BodyZero or RequestRule.RequestSize when action.Body is { } body => (body.Key, body.Position),
        RequestRule.SchedulePast when action.ScheduledAt is { } time => (time.Key, time.Position),
        RequestRule.HeaderTwice when action.Headers.LastOrDefault(header => header.Key.Equals(broken.Arguments[0] as string, StringComparison.OrdinalIgnoreCase)) is { } header
            => (header.Key, header.KeyPosition),
        _ => (null, action.Headers.Count > 0 ? action.Headers[0].KeyPosition : action.Position),
    };

    private static KeyValuePair<string, string> Pair(ActionValue<string> header) => new(header.Key, header.Value);

    private static InvalidRequestException? Broken(Func<ExecutionRequest> make)
    {
        try
        {
            make().Check();
            return null;
        }
        catch (InvalidRequestException broken)
        {
            return broken;
        }
    }
}
