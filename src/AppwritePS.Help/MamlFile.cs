using System.Text;
using System.Xml;

namespace AppwritePS.Help;

/// <summary>Writes the help of commands as Get-Help reads it: MAML.</summary>
internal sealed class MamlFile
{
    private const string Maml = "http://schemas.microsoft.com/maml/2004/10";
    private const string Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private const string Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly XmlWriterSettings s_settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    private readonly XmlWriter _xml;
    private readonly IReadOnlyDictionary<string, TypePage> _types;

    private MamlFile(XmlWriter xml, IReadOnlyList<TypePage> types)
    {
        _xml = xml;
        _types = types.ToDictionary(type => type.Name);
    }

    /// <summary>Writes a file with the help of all commands.</summary>
    public static void Write(string file, IReadOnlyList<CmdletMetadata> cmdlets, Pages pages)
    {
        var texts = pages.Commands.ToDictionary(page => page.Name);
        using var xml = XmlWriter.Create(file, s_settings);
        xml.WriteStartElement("helpItems", "http://msh");
        xml.WriteAttributeString("schema", "maml");
        var maml = new MamlFile(xml, pages.Types);
        foreach (var cmdlet in cmdlets.Where(cmdlet => texts.ContainsKey(cmdlet.Name))) maml.Write(cmdlet, texts[cmdlet.Name]);
        xml.WriteEndElement();
    }

    private void Write(CmdletMetadata cmdlet, CommandPage page)
    {
        _xml.WriteStartElement("command", "command", Command);
        _xml.WriteAttributeString("xmlns", "maml", null, Maml);
        _xml.WriteAttributeString("xmlns", "dev", null, Dev);

        Element(Command, "details", () =>
        {
            Text(Command, "name", cmdlet.Name);
            Paragraphs(Maml, "description", [page.Synopsis]);
            Text(Command, "verb", cmdlet.Verb);
            Text(Command, "noun", cmdlet.Noun);
        });
        Paragraphs(Maml, "description", page.Description);
        Element(Command, "syntax", () =>
        {
            foreach (var set in cmdlet.ParameterSets) WriteSyntax(cmdlet.Name, set, page);
        });
        Element(Command, "parameters", () =>
        {
            foreach (var parameter in cmdlet.Parameters) WriteParameter(parameter, page, isSyntax: false);
        });
        WriteTypes("inputTypes", "inputType", page.Inputs);
        WriteTypes("returnValues", "returnValue", page.Outputs);
        Element(Maml, "alertSet", () => Paragraphs(Maml, "alert", page.Notes));
        Element(Command, "examples", () =>
        {
            for (var number = 0; number < page.Examples.Count; number++) WriteExample(number + 1, page.Examples[number]);
        });
        Element(Command, "relatedLinks", () =>
        {
            foreach (var (text, address) in page.Links) WriteLink(text, address);
        });

        _xml.WriteEndElement();
    }

    private void WriteSyntax(string name, IReadOnlyList<CmdletParameter> set, CommandPage page) => Element(Command, "syntaxItem", () =>
    {
        Text(Maml, "name", name);
        foreach (var parameter in set) WriteParameter(parameter, page, isSyntax: true);
    });

    private void WriteParameter(CmdletParameter parameter, CommandPage page, bool isSyntax) => Element(Command, "parameter", () =>
    {
        var text = page.Parameters.FirstOrDefault(text => text.Name == parameter.Name) ?? EngineParameters.Of(parameter.Name);
        _xml.WriteAttributeString("required", Lower(parameter.IsMandatory));
        _xml.WriteAttributeString("variableLength", Lower(parameter.IsList));
        _xml.WriteAttributeString("globbing", Lower(parameter.TakesWildcards));
        _xml.WriteAttributeString("pipelineInput", parameter.PipelineInput);
        _xml.WriteAttributeString("position", parameter.Position?.ToString() ?? "named");
        _xml.WriteAttributeString("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none");

        Text(Maml, "name", parameter.Name);
        Paragraphs(Maml, "description", isSyntax ? [] : text.Description);
        if (isSyntax && parameter.Values.Count > 0)
        {
            Element(Command, "parameterValueGroup", () =>
            {
                foreach (var value in parameter.Values) WriteValue(value, isList: false);
            });
        }

        if (!(isSyntax && parameter.IsSwitch)) WriteValue(parameter.TypeName, parameter.IsList);
        WriteType(parameter.TypeName);
        Text(Dev, "defaultValue", text.Default ?? parameter.Default ?? "None");
    });

    private void WriteValue(string value, bool isList)
    {
        _xml.WriteStartElement("parameterValue", Command);
        _xml.WriteAttributeString("required", "true");
        _xml.WriteAttributeString("variableLength", Lower(isList));
        _xml.WriteString(value);
        _xml.WriteEndElement();
    }

    private void WriteTypes(string list, string item, IReadOnlyList<Section> sections) => Element(Command, list, () =>
    {
        foreach (var section in sections)
        {
            Element(Command, item, () =>
            {
                WriteType(section.Title);
                Paragraphs(Maml, "description", [.. section.Paragraphs, .. _types.TryGetValue(section.Title, out var page) ? Members(page) : []]);
            });
        }
    });

    // One paragraph, so that no blank lines part them.
    private static IEnumerable<string> Members(TypePage page)
    {
        yield return "Properties:\n" + string.Join('\n', page.Properties.Select(property => $"- {property.Name}: {property.Text}"));
        if (page.Methods.Count > 0) yield return "Methods:\n" + string.Join('\n', page.Methods.Select(method => $"- {method.Name}: {method.Text}"));
    }

    private void WriteExample(int number, ExampleText example) => Element(Command, "example", () =>
    {
        Text(Maml, "title", $"---------- Example {number}: {example.Title} ----------");
        Text(Dev, "code", example.Code);

        // The empty one keeps the next title apart.
        Paragraphs(Dev, "remarks", [.. example.Remarks, ""]);
    });

    private void WriteLink(string text, string address) => Element(Maml, "navigationLink", () =>
    {
        Text(Maml, "linkText", text);
        Text(Maml, "uri", address);
    });

    private void WriteType(string name) => Element(Dev, "type", () => Text(Maml, "name", name));

    private void Paragraphs(string scope, string name, IEnumerable<string> paragraphs) => Element(scope, name, () =>
    {
        foreach (var paragraph in paragraphs) Text(Maml, "para", paragraph);
    });

    private void Element(string scope, string name, Action write)
    {
        _xml.WriteStartElement(name, scope);
        write();
        _xml.WriteEndElement();
    }

    private void Text(string scope, string name, string text) => _xml.WriteElementString(name, scope, text);

    private static string Lower(bool flag) => flag ? "true" : "false";
}
