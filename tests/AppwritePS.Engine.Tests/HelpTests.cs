using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using AppwritePS.Help;
using AppwritePS.Quickstart;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>The help says what there is, all of it and nothing else, and its examples go as they say.</summary>
public sealed partial class HelpTests(EngineFixture engine) : IClassFixture<EngineFixture>
{
    private static readonly string s_docs = Path.Combine(Repository.Root, "docs", "en-US");

    private static readonly Pages s_pages = Pages.In(s_docs);

    public static TheoryData<string> Commands { get; } = [.. s_pages.Commands.Select(page => page.Name)];

    public static TheoryData<string> Types { get; } = [.. s_pages.Types.Select(page => page.Name)];

    public static TheoryData<string> Topics { get; } = [.. s_pages.Topics.Select(page => page.Title)];

    public static TheoryData<string, int> Examples { get; } = new(
        from page in s_pages.Commands
        from number in Enumerable.Range(1, page.Examples.Count)
        select (page.Name, number));

    public static TheoryData<string, int> TopicCode { get; } = new(
        from page in s_pages.Topics
        from number in Enumerable.Range(1, CodeOf(page.Title).Count)
        select (page.Title, number));

    [Fact]
    public void Every_command_has_a_page_and_every_page_a_command() =>
        Assert.Equal(engine.Objects("Get-Command -Module AppwritePS").Select(command => (string)command.Properties["Name"].Value).Order(), s_pages.Commands.Select(page => page.Name));

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_tells_of_the_parameters_that_there_are(string command) =>
        Assert.Equal(Real(command).Order(), Page(command).Parameters.Select(parameter => parameter.Name).Order());

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_says_enough(string command)
    {
        var page = Page(command);

        Assert.NotEmpty(page.Description);
        Assert.NotEmpty(page.Outputs);
        Assert.InRange(page.Examples.Count, 3, 20);
        Assert.All(page.Parameters, parameter => Assert.NotEmpty(parameter.Description));
        Assert.StartsWith("https://", page.Links[0].Address, StringComparison.Ordinal);
        Assert.All(page.Links.Skip(1), link => Assert.Equal(link.Text, engine.One($"(Get-Help {link.Text}).Name").ToString()));
    }

    // A default that the cmdlet itself states would be another text to keep true.
    [Theory]
    [MemberData(nameof(Commands))]
    public void A_default_is_written_only_where_the_cmdlet_states_none(string command)
    {
        var stated = CmdletMetadata.In(Path.Combine(StagedModule.Folder, "AppwritePS.dll")).Single(cmdlet => cmdlet.Name == command)
            .Parameters.Where(parameter => parameter.Default is not null).Select(parameter => parameter.Name);

        Assert.Empty(Page(command).Parameters.Where(parameter => parameter.Default is not null).Select(parameter => parameter.Name).Intersect(stated));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_tells_what_is_really_returned(string command)
    {
        var real = ((IEnumerable<PSTypeName>)engine.One($"Get-Command {command}").Properties["OutputType"].Value)
            .Select(type => type.Type).Select(type => type == typeof(void) ? "None" : type.FullName);

        Assert.Equal(real.Order(), Page(command).Outputs.Select(output => output.Title).Order());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_s_page_tells_of_the_members_that_there_are(string type)
    {
        var real = (Type)engine.One($"[{type}]").BaseObject;
        var page = s_pages.Types.Single(page => page.Name == type);
        var methods = real.GetMethods().Where(method => !method.IsSpecialName && method.DeclaringType == real && method.GetBaseDefinition() == method);

        Assert.Equal(real.GetProperties().Select(property => property.Name).Order(), page.Properties.Select(property => property.Name).Order());
        Assert.Equal(methods.Select(method => method.Name + "()").Order(), page.Methods.Select(method => method.Name).Order());
    }

    [Fact]
    public void Every_public_type_that_is_returned_has_a_page() =>
        Assert.Equal(
            engine.Objects("[AppwritePS.AppwriteInstance].Assembly.GetExportedTypes()").Select(type => (Type)type.BaseObject)
                .Where(type => type.Name.StartsWith("Appwrite", StringComparison.Ordinal) && type.Namespace == "AppwritePS" && !typeof(Exception).IsAssignableFrom(type))
                .Select(type => type.FullName).Order(),
            s_pages.Types.Select(page => page.Name).Order());

    [Theory]
    [MemberData(nameof(Commands))]
    public void Get_Help_shows_all_of_it(string command)
    {
        var page = Page(command);
        var full = Shown($"Get-Help {command} -Full");

        Assert.Contains(Squeezed(page.Synopsis), full, StringComparison.Ordinal);
        Assert.All(page.Description.Concat(page.Notes), text => Assert.Contains(Squeezed(text), full, StringComparison.Ordinal));
        Assert.All(page.Inputs.Concat(page.Outputs), type => Assert.Contains(Squeezed(type.Title), full, StringComparison.Ordinal));
        Assert.All(page.Links, link => Assert.Contains(Squeezed(link.Text), full, StringComparison.Ordinal));
        Assert.Contains(Squeezed("<CommonParameters>\nThis cmdlet supports the common parameters: Verbose, Debug,"), full, StringComparison.Ordinal);
        Assert.DoesNotContain('`', full);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Get_Help_shows_the_examples(string command)
    {
        var shown = Shown($"Get-Help {command} -Examples");

        Assert.All(Page(command).Examples, example =>
        {
            Assert.Contains(Squeezed(example.Title), shown, StringComparison.Ordinal);
            Assert.Contains(Squeezed(example.Code), shown, StringComparison.Ordinal);
            Assert.All(example.Remarks, remark => Assert.Contains(Squeezed(remark), shown, StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Get_Help_shows_each_parameter_as_it_is(string command)
    {
        var metadata = (IDictionary)engine.One($"Get-Command {command}").Properties["Parameters"].Value;
        foreach (var name in Real(command).Concat(engine.Objects($"(Get-Command {command}).Parameters.Keys").Select(key => key.ToString()).Intersect(["WhatIf", "Confirm"])))
        {
            var help = engine.One($"Get-Help {command} -Parameter {name}");
            var real = (ParameterMetadata)metadata[name]!;
            var sets = real.ParameterSets.Values;

            Assert.NotEmpty((IEnumerable)Value(help, "description")!);
            Assert.Contains(Squeezed(string.Join(", ", real.Aliases)), Squeezed((string)Value(help, "aliases")!), StringComparison.Ordinal);
            Assert.Equal(sets.Any(set => set.ValueFromPipeline), Text(help, "pipelineInput").Contains("ByValue", StringComparison.Ordinal));
            Assert.Equal(sets.Any(set => set.ValueFromPipelineByPropertyName), Text(help, "pipelineInput").Contains("ByPropertyName", StringComparison.Ordinal));
            Assert.Equal(sets.Any(set => set.IsMandatory), Text(help, "required") == "true");
            Assert.Contains(Text(help, "position"), sets.Select(set => set.Position < 0 ? "named" : $"{set.Position}"));
            Assert.Equal(real.Attributes.OfType<SupportsWildcardsAttribute>().Any(), Text(help, "globbing") == "true");
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_syntax_is_that_of_the_engine(string command) =>
        Assert.Equal(
            engine.Objects($"(Get-Command {command}).ParameterSets").Select(set => Names(set.ToString())).Order(),
            engine.Objects($"(Get-Help {command}).syntax.syntaxItem").Select(item => string.Join(' ', ParameterNames(item).Order())).Order());

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_goes_as_it_says(string command, int number)
    {
        var example = Page(command).Examples[number - 1];
        await using var shell = await HelpShell.OpenAsync(example.Code);

        var (printed, told) = shell.Run(example);

        Assert.True(told == printed, $"{printed}\n\nThe page tells:\n{told}");
    }

    [Fact]
    public void What_is_staged_is_made_of_the_pages_and_always_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("AppwritePS");
        try
        {
            HelpFolder.Write(s_docs, Path.Combine(StagedModule.Folder, "AppwritePS.dll"), folder.FullName);

            foreach (var file in folder.GetFiles())
                Assert.Equal(File.ReadAllBytes(file.FullName), File.ReadAllBytes(Path.Combine(StagedModule.Folder, "en-US", file.Name)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("no title", "title")]
    [InlineData("# Get-It\n\nGets it.\n\n## Examples\n\n## Parameters\n", "order")]
    [InlineData("# Get-It\n\nGets it.\n\n## Exampels\n", "Get-It")]
    public void A_page_that_is_not_written_as_such_pages_are_is_refused(string markdown, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => CommandPage.Read(markdown)).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_is_found_and_fits_a_narrow_screen(string topic)
    {
        var page = s_pages.Topics.Single(page => page.Title == topic);
        var text = engine.One($"Get-Help {topic}").ToString();

        Assert.Contains(Squeezed(page.Find("Short description").Paragraphs[0]), Squeezed(text), StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.All(text, c => Assert.True(char.IsAscii(c)));
        Assert.StartsWith(page.Find("Short description").Paragraphs[0][..20], engine.One($"Get-Help {topic}* | Where-Object Name -eq {topic}").Properties["Synopsis"].Value.ToString(), StringComparison.Ordinal);
        Assert.All(page.Find("See also").Paragraphs[0].Split('\n'), link => Assert.NotEmpty(engine.Objects($"Get-Help {link[2..]}")));
    }

    [Theory]
    [MemberData(nameof(TopicCode))]
    public async Task The_code_of_a_topic_runs_without_an_error(string topic, int number)
    {
        var code = CodeOf(topic)[number - 1];
        await using var shell = await HelpShell.OpenAsync(code);

        Assert.Empty(shell.Errors(code));
    }

    [Fact]
    public void Every_error_id_is_told_with_its_cause_and_its_mend()
    {
        var told = Rows("about_AppwritePS_Automation", "id");
        var rules = Rows("about_AppwritePS_Actions", "rule").Select(row => row[0]);

        Assert.All(told, row => Assert.All(row, cell => Assert.NotEmpty(cell)));
        Assert.Equal(
            Names("AppwritePS.Client", "FailureCause").Concat(Names("AppwritePS.Instances", "InstanceProblem")).Concat(NamedIds().Except(rules)).Distinct().Order(),
            told.Select(row => row[0]).Order());
    }

    [Fact]
    public void Every_rule_of_actions_is_told_and_no_other()
    {
        var told = Rows("about_AppwritePS_Actions", "rule").Select(row => row[0]).ToList();
        var rules = Names("AppwritePS.Actions", "ActionRule");

        Assert.Empty(rules.Except(told));
        Assert.Empty(told.Except(rules).Except(Names("AppwritePS.Client", "RequestRule")).Except(NamedIds()).Except(["InstanceUnusable"]));
        Assert.Equal(told.Distinct(), told);
    }

    private static List<string> CodeOf(string topic) =>
        [.. Inner(s_pages.Topics.Single(page => page.Title == topic)).SelectMany(section => section.Blocks)
            .OfType<FencedCodeBlock>().Where(block => block.Info == "powershell").Select(PlainText.Of)];

    private static List<string[]> Rows(string topic, string header) =>
        [.. Inner(s_pages.Topics.Single(page => page.Title == topic)).SelectMany(section => section.Blocks).OfType<Table>()
            .Select(PlainText.Rows).Where(rows => rows[0][0] == header).SelectMany(rows => rows.Skip(1))];

    private static IEnumerable<Section> Inner(Section section) => section.Sections.SelectMany(Inner).Prepend(section);

    private static string[] Names(string assembly, string type) =>
        Assembly.LoadFrom(Path.Combine(StagedModule.Folder, assembly + ".dll")).GetType($"{assembly}.{type}", throwOnError: true)!.GetEnumNames();

    // An id is the name of its text, and stands in the source as that.
    private static IEnumerable<string> NamedIds() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "AppwritePS"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => NamedId().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"nameof\(Messages\.(\w+)\)")]
    private static partial Regex NamedId();

    private static IEnumerable<string> ParameterNames(PSObject syntaxItem) =>
        LanguagePrimitives.ConvertTo<object[]>(syntaxItem.Properties["parameter"].Value)
            .Select(parameter => PSObject.AsPSObject(parameter).Properties["name"].Value.ToString()!);

    private static string Names(string syntax) =>
        string.Join(' ', Regex.Matches(syntax, @"(?<![\w<])-(\w+)").Select(match => match.Groups[1].Value).Order());

    private static CommandPage Page(string command) => s_pages.Commands.Single(page => page.Name == command);

    private IEnumerable<string> Real(string command) =>
        engine.Objects($"(Get-Command {command}).Parameters.Keys").Select(name => name.ToString())
            .Except(Cmdlet.CommonParameters).Except(["WhatIf", "Confirm"]);

    // The shell breaks lines where it likes, also within words.
    private string Shown(string script) => Squeezed(engine.Session.Show(script).Text);

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static object? Value(PSObject help, string property) => help.Properties[property]?.Value;

    private static string Text(PSObject help, string property) => Value(help, property)!.ToString()!;
}
