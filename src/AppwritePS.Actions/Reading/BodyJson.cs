using System.Globalization;
using System.Text;

namespace AppwritePS.Actions;

/// <summary>Makes JSON from YAML, with the types of YAML 1.2's core schema.</summary>
internal sealed class BodyJson(ProblemList problems)
{
    private readonly StringBuilder _json = new();

    public string From(YamlNode node)
    {
        Write(node);
        return _json.ToString();
    }

    private void Write(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                Write(scalar);
                break;
            case YamlSequence list:
                WriteAll('[', list.Items, Write, ']');
                break;
            case YamlMapping mapping:
                WriteAll('{', new MappingView(mapping).Entries, WriteEntry, '}');
                break;
        }
    }

    private void Write(YamlScalar scalar)
    {
        if (!scalar.IsPlain) WriteText(scalar.Text);
        else if (scalar.Kind == YamlKind.Nothing) _json.Append("null");
        else if (scalar.Text is "true" or "True" or "TRUE") _json.Append("true");
        else if (scalar.Text is "false" or "False" or "FALSE") _json.Append("false");
        else if (CoreNumber.HasNoJson(scalar.Text)) problems.Error(ActionRule.BodyNumber, scalar.Position, key: null, scalar.Text);
        else if (CoreNumber.ToJson(scalar.Text) is { } number) _json.Append(number);
        else WriteText(scalar.Text);
    }

    private void WriteEntry(YamlEntry entry)
    {
        WriteText(entry.Name!);
        _json.Append(':');
        Write(entry.Value);
    }

    private void WriteAll<T>(char open, IReadOnlyList<T> items, Action<T> write, char close)
    {
        _json.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) _json.Append(',');
            write(items[i]);
        }

        _json.Append(close);
    }

    private void WriteText(string text)
    {
        _json.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"' or '\\': _json.Append('\\').Append(c); break;
                case '\n': _json.Append("\\n"); break;
                case '\r': _json.Append("\\r"); break;
                case '\t': _json.Append("\\t"); break;
                case < ' ': _json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
                default: _json.Append(c); break;
            }
        }

        _json.Append('"');
    }
}
