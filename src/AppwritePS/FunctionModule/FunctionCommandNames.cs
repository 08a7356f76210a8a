using AppwritePS.Client;

namespace AppwritePS;

/// <summary>Makes command names of functions' names: <c>Invoke-</c>, a prefix, and the words of the name.</summary>
internal sealed class FunctionCommandNames
{
    private readonly string _prefix;
    private readonly Func<string, bool> _isTaken;
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="prefix">Comes before the function's name.</param>
    /// <param name="isTaken">Tells whether the session has a command of a name already.</param>
    public FunctionCommandNames(string prefix, Func<string, bool> isTaken)
    {
        _prefix = prefix;
        _isTaken = isTaken;
    }

    /// <summary>A command name that no other command has.</summary>
    /// <param name="function">The function.</param>
    /// <param name="isChanged">Whether another had the name first, or nothing of the function's name could be kept.</param>
    public string For(Function function, out bool isChanged)
    {
        var words = Words(function.Name);
        var noun = words.Length > 0 ? words : Words(function.Id);
        var name = "Invoke-" + _prefix + noun;

        isChanged = words.Length == 0;
        for (var number = 2; !IsFree(name); number++)
        {
            name = $"Invoke-{_prefix}{noun}{number}";
            isChanged = true;
        }

        _given.Add(name);
        return name;
    }

    private bool IsFree(string name) => !_given.Contains(name) && !_isTaken(name);

    // Letters and digits alone, each word with a capital: nothing in a name can mean anything to the shell.
    private static string Words(string text)
    {
        var words = text.Select(c => char.IsLetterOrDigit(c) ? c : ' ');
        return string.Concat(string.Concat(words).Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
    }
}
