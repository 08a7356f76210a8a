namespace AppwritePS.Emulator;

/// <summary>What a list can be queried by.</summary>
/// <param name="noun">What is listed, for messages.</param>
/// <param name="attributes">The attributes by name.</param>
internal sealed class QuerySchema<T>(string noun, IReadOnlyDictionary<string, QueryAttribute<T>> attributes)
{
    private const string SequenceName = "$sequence";

    public string Noun { get; } = noun;

    /// <summary>The order of creation, whether a server's clients know its name or not.</summary>
    public QueryAttribute<T> Sequence { get; } = attributes[SequenceName];

    /// <exception cref="ApiError">There is none of that name (recorded: 'list: functionId attribute').</exception>
    public QueryAttribute<T> Find(string name, ServerVersion version) =>
        (name == SequenceName && !version.KnowsSequence ? null : attributes.GetValueOrDefault(name)) ?? throw Query.Invalid($"there is no attribute '{name}'");
}
