using System.Text.RegularExpressions;

namespace AppwritePS.Emulator.Tests.Recordings;

/// <summary>Which of the emulator's ids stands for which recorded one, learnt from answers.</summary>
internal sealed partial class IdMap
{
    private readonly Dictionary<string, string> _emulated = new(StringComparer.Ordinal);

    /// <summary>The emulator's id for a recorded one; the recorded one itself where none is known.</summary>
    public string this[string recorded] => _emulated.GetValueOrDefault(recorded, recorded);

    public void Add(string recorded, string emulated) => _emulated.Add(recorded, emulated);

    public bool Knows(string recorded) => _emulated.ContainsKey(recorded);

    /// <summary>Learns the ids that stand at the same places, unless they are known already.</summary>
    public void Learn(string recordedText, string emulatedText)
    {
        foreach ((Match recorded, Match emulated) in Ids().Matches(recordedText).Zip(Ids().Matches(emulatedText)))
            _emulated.TryAdd(recorded.Value, emulated.Value);
    }

    public string Translate(string recordedText) => Ids().Replace(recordedText, id => this[id.Value]);

    [GeneratedRegex(@"(?:(?<![0-9a-f])|(?<=%22))6b04[0-9a-f]{16}(?![0-9a-f])")]
    private static partial Regex Ids();
}
