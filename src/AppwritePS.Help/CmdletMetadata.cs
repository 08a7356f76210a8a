using System.Management.Automation;
using System.Reflection;

namespace AppwritePS.Help;

/// <summary>What a cmdlet says of itself, as the engine reads it.</summary>
public sealed class CmdletMetadata
{
    private readonly CmdletInfo _info;
    private readonly object _fresh;

    private CmdletMetadata(Type type, CmdletAttribute attribute)
    {
        _info = new CmdletInfo($"{attribute.VerbName}-{attribute.NounName}", type);
        _fresh = Activator.CreateInstance(type)!;
        ParameterSets = [.. _info.ParameterSets.OrderByDescending(set => set.IsDefault).ThenBy(set => set.Name, StringComparer.Ordinal).Select(InSyntaxOrder)];
        Parameters = [.. ParameterSets.SelectMany(set => set).DistinctBy(parameter => parameter.Name).OrderBy(parameter => parameter.Name, StringComparer.Ordinal)];
    }

    /// <summary>Its name, verb and noun.</summary>
    public string Name => _info.Name;

    /// <summary>Its verb.</summary>
    public string Verb => _info.Verb;

    /// <summary>Its noun.</summary>
    public string Noun => _info.Noun;

    /// <summary>The parameters of each set, as a line of syntax has them; the default set first.</summary>
    public IReadOnlyList<IReadOnlyList<CmdletParameter>> ParameterSets { get; }

    /// <summary>All its parameters, by name, each as the first set has it.</summary>
    public IReadOnlyList<CmdletParameter> Parameters { get; }

    /// <summary>The cmdlets of a module's assembly, by name.</summary>
    /// <param name="module">The assembly's file, beside those that it needs.</param>
    public static IReadOnlyList<CmdletMetadata> In(string module) =>
        [.. from type in Assembly.LoadFrom(module).GetExportedTypes()
            let attribute = type.GetCustomAttribute<CmdletAttribute>()
            where attribute is not null
            let cmdlet = new CmdletMetadata(type, attribute)
            orderby cmdlet.Name
            select cmdlet];

    // What stands in a position comes first, then what must be given, as Get-Command -Syntax has it.
    private IReadOnlyList<CmdletParameter> InSyntaxOrder(CommandParameterSetInfo set) =>
        [.. set.Parameters
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
            .Select(parameter => new CmdletParameter(parameter, _fresh))
            .OrderBy(parameter => parameter.Position ?? int.MaxValue)
            .ThenByDescending(parameter => parameter.IsMandatory)
            .ThenBy(parameter => parameter.IsOfEngine)];
}
