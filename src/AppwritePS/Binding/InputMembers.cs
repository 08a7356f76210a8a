using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace AppwritePS;

/// <summary>Reads the members of a piped object by name and kind. An empty string is 'not given', as in a CSV row.</summary>
internal sealed class InputMembers
{
    private readonly Func<string, object?> _member;

    public InputMembers(Func<string, object?> member) => _member = member;

    /// <exception cref="BindingException">There is none.</exception>
    public string FunctionId => TextOf("FunctionId") ?? throw new BindingException(Messages.InputWithoutFunction);

    public string? Instance => InstanceArgumentAttribute.TextOf(_member("Instance")) is { Length: > 0 } instance ? instance : null;

    /// <summary>Path and method, by the names of a request or by those of an execution.</summary>
    public RequestParts PathAndMethod => new()
    {
        Path = TextOf("Path", "RequestPath"),
        Method = TextOf("Method", "RequestMethod") is { } method ? InputMethod.Of(method) : null,
    };

    public IDictionary? Headers => Given("Headers") switch
    {
        null => null,
        IDictionary headers => headers,
        // Its type only: a value may be a secret.
        { } other => throw WrongType("Headers", other.GetType(), Messages.AHashtable),
    };

    public object? Given(string name) => Plain(_member(name)) is { } value and not "" ? value : null;

    public string? TextOf(string name) => Given(name) switch
    {
        null => null,
        string text => text,
        ValueType number => Convert.ToString(number, CultureInfo.InvariantCulture),
        { } other => throw WrongType(name, other, Messages.AText),
    };

    public bool? Flag(string name) => Given(name) switch
    {
        null => null,
        bool flag => flag,
        SwitchParameter flag => flag.IsPresent,
        string text when bool.TryParse(text, out var flag) => flag,
        { } other => throw WrongType(name, other, Messages.AFlag),
    };

    private string? TextOf(string name, string otherName)
    {
        var one = TextOf(name);
        var other = TextOf(otherName);
        return one is null || other is null || one == other
            ? one ?? other
            : throw new BindingException(Text.Format(Messages.InputMemberTwice, name, otherName));
    }

    private static BindingException WrongType(string name, object value, string wanted) =>
        new(Text.Format(Messages.InputWrongType, name, value, wanted));

    private static object? Plain(object? value) =>
        value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
}
