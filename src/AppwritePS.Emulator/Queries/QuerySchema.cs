namespace AppwritePS.Emulator;

/// <summary>What a list can be queried by.</summary>
/// <param name="noun">What is listed, for messages.</param>
/// <param name="attributes">The attributes by name.</param>
internal sealed class QuerySchema<T>(string noun, IReadOnlyDictionary<string, QueryAttribute<T>> attributes)
{
    public string Noun { get; } = noun;

    /// <exception cref="ApiError">There is none of that name (recorded: 'list: functionId attribute').</exception>
    public QueryAttribute<T> Find(string name) =>
        attributes.GetValueOrDefault(name) ?? throw Query.Invalid($"there is no attribute '{name}'");
}
