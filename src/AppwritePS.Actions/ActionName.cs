namespace AppwritePS.Actions;

/// <summary>The name of an Appwrite action. Which instance and function it means is not known here.</summary>
public sealed class ActionName
{
    private const string Domain = "appwrite.";

    private const string Execute = "execute_function_";

    private ActionName(string text, ActionNameForm form, string reference)
    {
        Text = text;
        Form = form;
        Reference = reference;
    }

    /// <summary>The name as written.</summary>
    public string Text { get; }

    /// <summary>What it says.</summary>
    public ActionNameForm Form { get; }

    /// <summary>
    /// What follows <c>appwrite.execute_function_</c>: an instance id, a name or a project ID. In the other form what
    /// follows <c>appwrite.</c>: the same, <c>_</c>, and the slug of a function's id. As written, never empty.
    /// </summary>
    public string Reference { get; }

    /// <summary>The name as written.</summary>
    public override string ToString() => Text;

    internal static bool IsAppwrite(string text) => text.StartsWith(Domain, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes the name apart; null where it is of neither form. The domain and the verb are found in any case.</summary>
    internal static ActionName? From(string text)
    {
        var rest = text.Substring(Domain.Length);
        if (rest.StartsWith(Execute, StringComparison.OrdinalIgnoreCase))
        {
            var instance = rest.Substring(Execute.Length);
            return instance.Trim().Length == 0 ? null : new(text, ActionNameForm.Instance, instance);
        }

        var underscore = rest.IndexOf('_');
        var isTwo = underscore > 0 && underscore < rest.Length - 1 && !rest.Equals("execute_function", StringComparison.OrdinalIgnoreCase);
        return isTwo ? new(text, ActionNameForm.InstanceAndFunction, rest) : null;
    }

    /// <summary>The name of the first form.</summary>
    internal static string Of(string instance) => Domain + Execute + instance;

    // An instance's own name may have upper case in it, and is found in any.
    internal string WithLowerCaseWords() =>
        Domain + (Form == ActionNameForm.Instance ? Execute : "") + Reference;
}
