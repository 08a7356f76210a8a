using AppwritePS.Actions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AppwritePS.Yaml;

/// <summary>Writes nodes with YamlDotNet's emitter.</summary>
internal sealed class DocumentWriter
{
    private readonly StringWriter _text = new() { NewLine = "\n" };

    private readonly Emitter _emitter;

    public DocumentWriter() =>
        _emitter = new(_text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, newLine: "\n"));

    public string Write(YamlNode node)
    {
        _emitter.Emit(new StreamStart());
        _emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(node, isKey: false);
        _emitter.Emit(new DocumentEnd(isImplicit: true));
        _emitter.Emit(new StreamEnd());
        return _text.ToString();
    }

    private void Emit(YamlNode node, bool isKey)
    {
        switch (node)
        {
            case YamlScalar scalar:
                _emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, scalar.Text, TextStyle.Of(scalar, isKey), isPlainImplicit: true, isQuotedImplicit: true));
                break;
            case YamlSequence list:
                _emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in list.Items) Emit(item, isKey: false);
                _emitter.Emit(new SequenceEnd());
                break;
            case YamlMapping mapping:
                _emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var entry in mapping.Entries)
                {
                    Emit(entry.Key, isKey: true);
                    Emit(entry.Value, isKey: false);
                }

                _emitter.Emit(new MappingEnd());
                break;
            default:
                throw new ArgumentException(node.GetType().Name, nameof(node));
        }
    }
}
