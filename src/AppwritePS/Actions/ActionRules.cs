using AppwritePS.Actions;

namespace AppwritePS;

/// <summary>Says what is wrong with an action file, rule by rule.</summary>
internal static class ActionRules
{
    public static string TextOf(ActionProblem problem) => Text.Of("Yaml" + problem.Rule, ArgumentsOf(problem));

    private static object?[] ArgumentsOf(ActionProblem problem)
    {
        var arguments = problem.Arguments.Select(Word).ToArray();
        switch (problem.Rule)
        {
            case ActionRule.Syntax:
                arguments[0] = Text.Sentence((string)arguments[0]);
                break;
            case ActionRule.StepUnknown:
                arguments[0] = Guess(Messages.ActionIsMeant, arguments[0]);
                break;
            case ActionRule.NotBoolean:
                arguments[2] = arguments[2] is "" ? "" : " '" + arguments[2] + "'";
                break;
            case ActionRule.UnknownKey or ActionRule.Method:
                arguments[1] = Guess(Messages.IsMeant, arguments[1]);
                break;
        }

        return arguments;
    }

    // The word that is nearest to what was written, if one is near.
    private static string Guess(string text, object word) => word is "" ? "" : Text.Format(text, word);

    private static object Word(object argument) => argument switch
    {
        YamlKind kind => Text.Of("Kind" + kind),
        DateTimeOffset time => time.ToLocalTime(),
        _ => argument,
    };
}
