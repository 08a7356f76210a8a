using System.Management.Automation;

namespace AppwritePS;

/// <summary>What is wrong with action files, and what fails when their actions are run.</summary>
internal static class ActionErrors
{
    private const int MostLines = 100;

    /// <summary>The one error of a text: all that is wrong with it, each on a line.</summary>
    /// <param name="plan">The text's actions.</param>
    /// <param name="good">How many of them nothing is wrong with.</param>
    /// <param name="areRun">Whether those are run all the same.</param>
    public static ErrorRecord ToInvalidAction(this ActionPlan plan, int good, bool areRun)
    {
        var source = plan.Source ?? Messages.ActionText;
        var text = Text.Format(areRun ? Messages.InvalidActionForced : good > 0 ? Messages.InvalidActionOthers : Messages.InvalidAction, source, good);
        var lines = string.Concat(plan.Errors.Take(MostLines).Select(static problem => Environment.NewLine + "  " + problem));
        var more = plan.Errors.Count > MostLines ? Environment.NewLine + "  …" : "";
        return new ErrorRecord(new AppwriteException(text + lines + more), nameof(Messages.InvalidAction), ErrorCategory.InvalidData, plan.Errors.ToArray());
    }

    /// <summary>The variable that was to take an execution does not.</summary>
    public static ErrorRecord ToVariableNotSet(this RuntimeException refused, string variable, AppwriteExecution execution) => new(
        new AppwriteException(Text.Format(Messages.VariableNotSet, variable, Text.Sentence(refused.Message)), refused),
        nameof(Messages.VariableNotSet),
        ErrorCategory.WriteError,
        execution);

    /// <summary>The same error, saying which action it is about.</summary>
    public static ErrorRecord In(this ErrorRecord error, AppwriteActionReport action)
    {
        var inner = (AppwriteException)error.Exception;
        var exception = new AppwriteException(action.Place + ": " + inner.Message, inner.InnerException)
        {
            Type = inner.Type,
            Code = inner.Code,
            ServerMessage = inner.ServerMessage,
            ServerVersion = inner.ServerVersion,
        };
        return new ErrorRecord(exception, error.FullyQualifiedErrorId, error.CategoryInfo.Category, error.TargetObject);
    }
}
