using System.Management.Automation;

namespace AppwritePS;

/// <summary>Makes texts with actions of what is piped: files, texts, lines of them, objects.</summary>
internal sealed class ActionInput
{
    private readonly ActionLines _lines = new();

    /// <summary>The texts that a piped object completes, in order. Lines wait for those after them.</summary>
    /// <exception cref="BindingException">No actions can come of it.</exception>
    public IEnumerable<ActionText> Take(PSObject input)
    {
        var isLine = input.BaseObject is string text && text.IndexOfAny(['\n', '\r']) < 0;
        if ((isLine ? _lines.Add(input) : _lines.Take()) is { } before) yield return before;
        if (!isLine) yield return Whole(input);
    }

    /// <summary>What the last lines make; <c>null</c> if there are none.</summary>
    public ActionText? TakeRest() => _lines.Take();

    private static ActionText Whole(PSObject input) => input.BaseObject switch
    {
        string text => new(text, ActionLines.SourceOf(input)),
        FileInfo file => ActionTextFile.Read(file.FullName),
        FileSystemInfo or ValueType => throw new BindingException(Text.Format(Messages.InputNotActions, input.BaseObject.GetType())),
        _ => ObjectYaml.Of(input),
    };
}
