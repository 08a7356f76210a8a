using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace AppwritePS.Help;

/// <summary>A parameter as one of its sets has it.</summary>
public sealed class CmdletParameter
{
    private readonly CommandParameterInfo _info;

    internal CmdletParameter(CommandParameterInfo info, object freshCmdlet)
    {
        _info = info;
        Default = DefaultOf(freshCmdlet);
    }

    /// <summary>Its name.</summary>
    public string Name => _info.Name;

    /// <summary>Its other names.</summary>
    public IReadOnlyList<string> Aliases => _info.Aliases;

    /// <summary>Whether it must be given.</summary>
    public bool IsMandatory => _info.IsMandatory;

    /// <summary>Where it may stand without its name; <c>null</c> for nowhere.</summary>
    public int? Position => _info.Position < 0 ? null : _info.Position;

    /// <summary>How it is taken from the pipeline, in the words of Get-Help.</summary>
    public string PipelineInput => (_info.ValueFromPipeline, _info.ValueFromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    /// <summary>Whether wildcards mean something in it.</summary>
    public bool TakesWildcards => _info.Attributes.OfType<SupportsWildcardsAttribute>().Any();

    /// <summary>Whether it is a switch, which has no value.</summary>
    public bool IsSwitch => _info.ParameterType == typeof(SwitchParameter);

    /// <summary>Whether it takes several values.</summary>
    public bool IsList => _info.ParameterType.IsArray;

    /// <summary>Whether it is the engine's own, such as WhatIf.</summary>
    public bool IsOfEngine => Cmdlet.OptionalCommonParameters.Contains(Name);

    /// <summary>The name of its type, short where the shell knows it so.</summary>
    public string TypeName => NameOf(Nullable.GetUnderlyingType(_info.ParameterType) ?? _info.ParameterType);

    /// <summary>The values that it takes, where they can be listed; else empty.</summary>
    public IReadOnlyList<string> Values =>
        _info.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set ? [.. set.ValidValues]
        : (Nullable.GetUnderlyingType(_info.ParameterType) ?? _info.ParameterType) is { IsEnum: true } type ? Enum.GetNames(type)
        : [];

    /// <summary>What it is when it is left out, as far as the cmdlet says; else <c>null</c>.</summary>
    public string? Default { get; }

    // What a cmdlet that nobody has given anything to holds. 0 and nothing are what it holds where it decides later.
    private string? DefaultOf(object freshCmdlet) => IsMandatory ? null : freshCmdlet.GetType().GetProperty(Name)?.GetValue(freshCmdlet) switch
    {
        SwitchParameter flag => flag.IsPresent.ToString(),
        0 or "" or null => null,
        string text => text,
        IEnumerable list => string.Join(", ", list.Cast<object>()) is { Length: > 0 } values ? values : null,
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string NameOf(Type type) => type switch
    {
        { IsArray: true } => NameOf(type.GetElementType()!) + "[]",
        _ when type == typeof(int) => "Int32",
        _ => type.Name,
    };
}
