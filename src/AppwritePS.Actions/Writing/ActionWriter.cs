using System.Globalization;

namespace AppwritePS.Actions;

/// <summary>Writes actions as <see cref="ActionFile"/> reads them.</summary>
public static class ActionWriter
{
    /// <summary>Writes an action.</summary>
    /// <param name="yaml">Writes YAML.</param>
    /// <param name="payload">The action.</param>
    /// <param name="asListItem">
    /// Whether to write it as a list of one, so that several of them after each other are one list. Default: false.
    /// </param>
    /// <returns>YAML, with <c>\n</c> at the end of each line.</returns>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, which YAML has no way to write.</exception>
    public static string Write(IYamlFormat yaml, ActionPayload payload, bool asListItem = false)
    {
        if (yaml is null) throw new ArgumentNullException(nameof(yaml));
        if (payload is null) throw new ArgumentNullException(nameof(payload));

        var action = Mapping(
            (StepKeys.Alias, Text(payload.Alias)),
            (StepKeys.Action, Text(ActionName.Of(payload.Instance))),
            (StepKeys.Data, Data(payload)));
        return yaml.Write(asListItem ? new YamlSequence([action]) : action);
    }

    private static YamlMapping Data(ActionPayload payload) => Mapping(
        (DataKeys.FunctionId, Text(payload.FunctionId)),
        (DataKeys.Body, Text(payload.Body)),
        (DataKeys.Path, Text(payload.Path)),
        (DataKeys.Headers, payload.Headers.Count > 0 ? Mapping([.. payload.Headers.Select(static header => (header.Key, Text(header.Value)))]) : null),
        (DataKeys.ScheduledAt, Text(payload.ScheduledAt?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))),
        (DataKeys.Async, payload.Async is { } isAsync ? new YamlScalar(isAsync ? "true" : "false", isPlain: true) : null),
        (DataKeys.Method, Text(payload.Method)));

    private static YamlScalar? Text(string? text) => text is null ? null : new(text);

    private static YamlMapping Mapping(params (string Key, YamlNode? Value)[] entries) =>
        new([.. from entry in entries where entry.Value is not null select new YamlEntry(new YamlScalar(entry.Key), entry.Value)]);
}
