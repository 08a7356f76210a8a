using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AppwritePS.Quickstart;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>The commands are made as users of PowerShell expect commands to be made.</summary>
public sealed partial class ConventionTests(EngineFixture engine) : IClassFixture<EngineFixture>
{
    private static readonly string[] s_changing = ["Add", "Import", "Invoke", "Remove", "Set"];

    private static readonly string[] s_looking = ["ConvertTo", "Get", "Test", "Wait"];

    private static readonly XDocument s_format = XDocument.Load(Path.Combine(StagedModule.Folder, "AppwritePS.Format.ps1xml"));

    public static TheoryData<string> Commands { get; } = [.. Exported()];

    /// <summary>Parameters that Invoke-RestMethod has too, by command.</summary>
    public static TheoryData<string, string, Type> Shared { get; } = new()
    {
        { "Invoke-AppwriteFunction", "Body", typeof(object) },
        { "Invoke-AppwriteFunction", "ContentType", typeof(string) },
        { "Invoke-AppwriteFunction", "Headers", typeof(IDictionary) },
        { "Invoke-AppwriteFunction", "InFile", typeof(string) },
        { "Invoke-AppwriteFunction", "MaximumRetryCount", typeof(int) },
        { "Invoke-AppwriteFunction", "OutFile", typeof(string) },
        { "Invoke-AppwriteFunction", "RetryIntervalSec", typeof(int) },
        { "Invoke-AppwriteFunction", "SkipHttpErrorCheck", typeof(SwitchParameter) },
        { "Invoke-AppwriteFunction", "TimeoutSec", typeof(int) },
        { "Add-AppwriteInstance", "CertificateThumbprint", typeof(string) },
        { "Add-AppwriteInstance", "NoProxy", typeof(SwitchParameter) },
        { "Add-AppwriteInstance", "ProxyCredential", typeof(PSCredential) },
        { "Add-AppwriteInstance", "SkipCertificateCheck", typeof(SwitchParameter) },
        { "Add-AppwriteInstance", "TimeoutSec", typeof(int) },
    };

    [Fact]
    public void The_manifest_lists_what_is_exported() =>
        Assert.Equal(engine.Objects("(Get-Module AppwritePS).ExportedCommands.Keys").Select(name => name.ToString()).Order(StringComparer.Ordinal), Exported());

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_verb_is_approved_and_a_noun_is_one_thing_of_ours(string command)
    {
        var approved = typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "System.Management.Automation" && type.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields()).Select(field => field.GetRawConstantValue());

        Assert.Contains(Info(command).Verb, approved);
        Assert.Matches("^Appwrite[A-Z][a-z]+$", Info(command).Noun);
        Assert.DoesNotMatch("s$", Info(command).Noun);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_changes_something_asks_on_demand_and_nothing_else_does(string command)
    {
        var attribute = Info(command).ImplementingType.GetCustomAttributes(inherit: false).OfType<CmdletAttribute>().Single();

        Assert.Contains(Info(command).Verb, s_changing.Concat(s_looking));
        Assert.Equal(s_changing.Contains(Info(command).Verb), attribute.SupportsShouldProcess);
        if (attribute.SupportsShouldProcess) Assert.Equal(ConfirmImpact.Medium, attribute.ConfirmImpact);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_parameter_set_is_the_one_that_its_own_parameters_choose(string command)
    {
        var sets = Info(command).ParameterSets;
        if (sets.Count == 1) return;

        Assert.Single(sets, set => set.IsDefault);
        Assert.All(sets, set =>
        {
            var needed = Mandatory(set).ToList();
            var others = sets.Where(other => other != set && !needed.Except(other.Parameters.Select(parameter => parameter.Name)).Any() && !Mandatory(other).Except(needed).Any());

            Assert.True(set.IsDefault || !others.Any(), $"{set.Name} is not told from {string.Join(", ", others.Select(other => other.Name))}.");
            Assert.True(needed.Count > 0 || set.IsDefault, $"Nothing chooses {set.Name}.");
        });
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void In_a_parameter_set_the_pipeline_means_one_parameter_and_positions_follow_each_other(string command) =>
        Assert.All(Info(command).ParameterSets, set =>
        {
            Assert.InRange(set.Parameters.Count(parameter => parameter.ValueFromPipeline), 0, 1);
            var positions = set.Parameters.Where(parameter => parameter.Position >= 0).Select(parameter => parameter.Position).Order().ToList();
            Assert.Equal(Enumerable.Range(0, positions.Count), positions);
        });

    [Theory]
    [MemberData(nameof(Shared))]
    public void A_parameter_that_Invoke_RestMethod_has_takes_the_same(string command, string parameter, Type type) =>
        Assert.Equal(type, Parameters(command)[parameter].ParameterType);

    [Theory]
    [MemberData(nameof(Commands))]
    public void Parameters_have_the_other_names_that_they_have_elsewhere(string command)
    {
        foreach (var parameter in Parameters(command).Values)
        {
            switch (parameter.Name)
            {
                case "LiteralPath":
                    Assert.Contains("PSPath", parameter.Aliases);
                    Assert.Contains("LP", parameter.Aliases);
                    break;
                case "Endpoint":
                    Assert.Contains("Url", parameter.Aliases);
                    break;
                case "Instance":
                    Assert.Contains("InstanceId", parameter.Aliases);
                    break;
            }
        }
    }

    // An alias Id, Path or the like would take members of objects that are piped.
    [Theory]
    [MemberData(nameof(Commands))]
    public void Only_what_names_an_instance_comes_from_members_of_piped_objects(string command) =>
        Assert.All(
            Parameters(command).Values.Where(parameter => parameter.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName)),
            parameter => Assert.Contains(parameter.Name, (string[])["Instance", "Name", "Scope"]));

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_closed_set_is_an_enum_or_a_list_of_values_and_what_is_kept_is_completed(string command)
    {
        foreach (var parameter in Parameters(command).Values)
        {
            var isExisting = parameter.Name is "Instance" or "FunctionId" || (parameter.Name == "Name" && Info(command).Verb is "Get" or "Set" or "Remove" or "Test");
            if (isExisting) Assert.Contains(parameter.Attributes, attribute => attribute is ArgumentCompleterAttribute);

            if (parameter.Name is "Method" or "Scope" or "Status" or "Trigger")
            {
                var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
                Assert.True(type.IsEnum || parameter.Attributes.OfType<ValidateSetAttribute>().Any(), parameter.Name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_secret_is_no_string(string command) =>
        Assert.All(
            Parameters(command).Values.Where(parameter => Secret().IsMatch(parameter.Name)),
            parameter => Assert.Contains(parameter.ParameterType, (Type[])[typeof(SecureString), typeof(PSCredential)]));

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_number_has_a_range(string command) =>
        Assert.All(
            Parameters(command).Values.Where(parameter => parameter.ParameterType == typeof(int) || parameter.ParameterType == typeof(int[])),
            parameter => Assert.Contains(parameter.Attributes, attribute => attribute is ValidateRangeAttribute));

    [Fact]
    public void Each_type_that_is_returned_has_a_table_and_a_list() =>
        Assert.All(Returned(), type =>
        {
            var views = s_format.Descendants("View").Where(view => view.Descendants("TypeName").Any(name => name.Value == type.FullName)).ToList();

            Assert.Contains(views, view => view.Element("TableControl") is not null);
            Assert.Contains(views, view => view.Element("ListControl") is not null);
        });

    [Fact]
    public void Each_type_that_is_returned_is_documented_member_by_member()
    {
        var texts = XDocument.Load(Documentation()).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim());

        Assert.All(Returned().SelectMany(type => type.GetProperties().Select(property => $"P:{type.FullName}.{property.Name}").Prepend("T:" + type.FullName)), name =>
        {
            Assert.True(texts.ContainsKey(name), name);
            Assert.False(string.IsNullOrEmpty(texts[name]), name);
        });
    }

    private CmdletInfo Info(string command) => (CmdletInfo)engine.One($"Get-Command {command}").BaseObject;

    private IReadOnlyDictionary<string, ParameterMetadata> Parameters(string command) => Info(command).Parameters
        .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Key) && !Cmdlet.OptionalCommonParameters.Contains(parameter.Key))
        .ToDictionary();

    // With what they hold: the problems of a report are objects of their own.
    private IEnumerable<Type> Returned() => Exported().SelectMany(command => Info(command).OutputType).Select(type => type.Type)
        .Where(type => type.Namespace == "AppwritePS")
        .SelectMany(type => type.GetProperties().Select(property => property.PropertyType.GetElementType()).OfType<Type>().Where(held => held.Namespace == "AppwritePS").Prepend(type))
        .Distinct();

    private static IEnumerable<string> Mandatory(CommandParameterSetInfo set) => set.Parameters.Where(parameter => parameter.IsMandatory).Select(parameter => parameter.Name);

    private static IEnumerable<string> Exported() =>
        Regex.Matches(File.ReadAllText(StagedModule.Manifest), "'([A-Z][A-Za-z]+-[A-Z][A-Za-z]+)'").Select(match => match.Groups[1].Value);

    // Beside the assembly that the module's own build made, in the same configuration as this one.
    private static string Documentation()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(StagedModule.Folder, "../../src/AppwritePS/bin", configuration, "netstandard2.0/AppwritePS.xml");
    }

    [GeneratedRegex("(Key|Secret|Password|Token|Credential)$")]
    private static partial Regex Secret();
}
