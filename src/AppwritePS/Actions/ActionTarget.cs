using AppwritePS.Actions;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>Finds out which function of which instance an action's name means.</summary>
/// <param name="typed">The instance that the user named; <c>null</c> if none.</param>
/// <param name="resolve">Finds an instance by what an action calls it, or the one that was typed.</param>
/// <param name="functions">Lists the functions of an instance; <c>null</c> where no server may be asked.</param>
internal sealed class ActionTarget(string? typed, Func<string, Instance> resolve, Func<Instance, IReadOnlyList<Function>>? functions)
{
    private const int MostIds = 50;

    /// <summary>The instance, and the function's id; <c>null</c> for one that only the server knows.</summary>
    /// <exception cref="InstanceException">No instance is called so, or several are.</exception>
    /// <exception cref="BindingException">No function is called so, or several are.</exception>
    public (Instance Instance, string? FunctionId) Of(ActionName name, string? functionId) =>
        name.Form == ActionNameForm.Instance ? (resolve(name.Reference), functionId)
        : functionId is not null ? OfNamed(name, functionId)
        : OfSlug(name);

    private (Instance, string?) OfNamed(ActionName name, string functionId)
    {
        var ending = "_" + FunctionSlug.Of(functionId);
        return name.Reference.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && name.Reference.Length > ending.Length
            ? (resolve(name.Reference.Substring(0, name.Reference.Length - ending.Length)), functionId)
            : throw new BindingException(Text.Format(Messages.ActionOtherFunction, name, functionId), nameof(Messages.ActionOtherFunction));
    }

    // Both an instance's name and a slug may have '_' in them, so that there may be several ways to part them.
    private (Instance, string?) OfSlug(ActionName name)
    {
        var ways = Ways(name.Reference);
        if (functions is null) return (ways[0].Instance, null);

        var fitting = (from way in ways
                       from function in functions(way.Instance)
                       where FunctionSlug.Of(function.Id).Equals(way.Slug, StringComparison.OrdinalIgnoreCase)
                       select (way.Instance, function.Id)).Take(typed is null ? int.MaxValue : 1).ToList();
        return fitting switch
        {
            [var (instance, id)] => (instance, id),
            [] => throw new BindingException(
                Text.Format(Messages.ActionFunctionUnknown, name, ways[0].Instance.Name, Ids(functions(ways[0].Instance).Select(static function => function.Id))),
                nameof(Messages.ActionFunctionUnknown)),
            _ => throw new BindingException(
                Text.Format(Messages.ActionFunctionAmbiguous, name, Ids(fitting.Select(static one => one.Id + " (" + one.Instance.Name + ")"))),
                nameof(Messages.ActionFunctionAmbiguous)),
        };
    }

    private List<(Instance Instance, string Slug)> Ways(string reference)
    {
        var ways = new List<(Instance, string)>();
        InstanceException? none = null;
        for (var at = reference.IndexOf('_', 1); at > 0 && at < reference.Length - 1; at = reference.IndexOf('_', at + 1))
        {
            try
            {
                ways.Add((resolve(reference.Substring(0, at)), reference.Substring(at + 1)));
            }
            catch (InstanceException problem) when (problem.Problem == InstanceProblem.InstanceNotFound && typed is null)
            {
                none ??= problem;
            }
        }

        return ways.Count > 0 ? ways : throw none!;
    }

    private static string Ids(IEnumerable<string> ids)
    {
        var all = ids.OrderBy(static id => id, StringComparer.Ordinal).ToList();
        return string.Join(", ", all.Take(MostIds)) + (all.Count > MostIds ? ", …" : "");
    }
}
