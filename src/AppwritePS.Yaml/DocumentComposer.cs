using AppwritePS.Actions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AppwritePS.Yaml;

/// <summary>Makes nodes of YamlDotNet's events, as far as <see cref="YamlLimits"/> go.</summary>
internal sealed class DocumentComposer(TextLines lines)
{
    private readonly Parser _parser = new(new Scanner(new StringReader(lines.Text), skipComments: true));

    private readonly List<YamlNode> _documents = [];

    // By name, those of the document that is read; null while the node itself is.
    private readonly Dictionary<string, ComposedNode?> _anchors = new(StringComparer.Ordinal);

    private long _size;

    private long _aliased;

    private ParsingEvent Current => _parser.Current!;

    public YamlContent Read()
    {
        try
        {
            ReadDocuments();
            return new(_documents, problem: null);
        }
        catch (ReadingEndedException ended)
        {
            return new(_documents, ended.Problem);
        }
        catch (YamlException refused)
        {
            return new(_documents, Explained(refused));
        }
        catch (Exception failed) when (failed is ArgumentException or InvalidOperationException or OverflowException or IndexOutOfRangeException or FormatException)
        {
            // Not how the library means to refuse a text, but how it refuses some: an escape that is no character.
            var at = _parser.Current?.End ?? Mark.Empty;
            return new(_documents, new(ActionRule.Syntax, Position(at), failed.Message));
        }
    }

    private void ReadDocuments()
    {
        while (_parser.MoveNext())
        {
            if (Current is not DocumentStart) continue;

            _anchors.Clear();
            _size = 0;
            _aliased = 0;
            _parser.MoveNext();
            _documents.Add(Compose(depth: 1).Node);
        }
    }

    private YamlProblem Explained(YamlException refused)
    {
        // Where a line is indented with a tab, the library stumbles over it, or says so but not where.
        var isSaid = refused.Message.Contains(" tab ");
        return lines.IndentingTab(refused.Start.Line, isSaid ? long.MaxValue : refused.Start.Line)
            ?? new(ActionRule.Syntax, Position(refused.Start), refused.Message);
    }

    private ComposedNode Compose(int depth)
    {
        if (Current is AnchorAlias alias) return Follow(alias, depth);

        var anchor = Current is NodeEvent { Anchor.IsEmpty: false } named ? named.Anchor.Value : null;
        if (anchor is not null) _anchors[anchor] = null;

        var before = _size++;
        var (node, height) = Current switch
        {
            Scalar scalar => (Text(scalar), 0),
            SequenceStart start => List(start, depth),
            MappingStart start => Mapping(start, depth),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
        var composed = new ComposedNode(node, height, _size - before);
        if (anchor is not null) _anchors[anchor] = composed;
        return composed;
    }

    private YamlNode Text(Scalar scalar)
    {
        _size += scalar.Value.Length;
        return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Position(scalar.Start), Tag(scalar));
    }

    private (YamlNode Node, int Height) List(SequenceStart start, int depth)
    {
        CheckDepth(start, depth);
        var (items, height) = (new List<YamlNode>(), 0);
        while (_parser.MoveNext() && Current is not SequenceEnd) items.Add(Below(depth, ref height));
        return (new YamlSequence(items, Position(start.Start), Tag(start)), height + 1);
    }

    private (YamlNode Node, int Height) Mapping(MappingStart start, int depth)
    {
        CheckDepth(start, depth);
        var (entries, height) = (new List<YamlEntry>(), 0);

        // Of a pair in a flow list, [a: b], the library does not say where it begins: with its key.
        var position = Position(start.Start);
        var isPlaceKnown = start.End.Index > 0;
        while (_parser.MoveNext() && Current is not MappingEnd)
        {
            if (!isPlaceKnown && entries.Count == 0) position = Position(Current.Start);
            var key = Below(depth, ref height);
            _parser.MoveNext();
            entries.Add(new(key, Below(depth, ref height)));
        }

        return (new YamlMapping(entries, position, Tag(start)), height + 1);
    }

    private YamlNode Below(int depth, ref int height)
    {
        var composed = Compose(depth + 1);
        height = Math.Max(height, composed.Depth);
        return composed.Node;
    }

    private void CheckDepth(NodeEvent start, int depth)
    {
        if (depth > YamlLimits.Depth) throw new ReadingEndedException(new(ActionRule.TooDeep, Position(start.Start), YamlLimits.Depth));
    }

    private ComposedNode Follow(AnchorAlias alias, int depth)
    {
        var name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out var anchored)) return Unusable(ActionRule.AliasUnknown, alias, name);
        if (anchored is null) return Unusable(ActionRule.AliasInItself, alias, name);
        if (depth + anchored.Depth - 1 > YamlLimits.Depth) return Unusable(ActionRule.TooDeep, alias, YamlLimits.Depth);
        if (_aliased + anchored.Size > YamlLimits.Aliased) return Unusable(ActionRule.AliasTooLarge, alias, name, YamlLimits.Aliased);

        _aliased += anchored.Size;
        _size += anchored.Size;
        return anchored;
    }

    private ComposedNode Unusable(ActionRule rule, AnchorAlias alias, params object[] arguments)
    {
        _size++;
        return new(new YamlUnusable(new(rule, Position(alias.Start), arguments)), Depth: 0, Size: 1);
    }

    private static string? Tag(NodeEvent node) => node.Tag.IsEmpty ? null : node.Tag.IsNonSpecific ? "!" : node.Tag.Value;

    private TextPosition Position(Mark mark) => lines.Position(mark.Line, mark.Column);
}
