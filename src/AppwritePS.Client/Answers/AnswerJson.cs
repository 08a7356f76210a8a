using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AppwritePS.Client;

/// <summary>Source-generated readers of everything a server answers.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientFlag), typeof(LenientHeaders)])]
[JsonSerializable(typeof(ExecutionDocument))]
[JsonSerializable(typeof(ExecutionListDocument))]
[JsonSerializable(typeof(FunctionDocument))]
[JsonSerializable(typeof(FunctionListDocument))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(VersionDocument))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(IReadOnlyList<KeyValuePair<string, string>>))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    /// <summary>The answer as it comes in, or <c>null</c> when it is no JSON of that shape.</summary>
    public static async Task<T?> TryReadAsync<T>(Stream answer, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(answer, type, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The answer, or <c>null</c> when it is no JSON of that shape.</summary>
    public static T? TryRead<T>(ReadOnlySpan<byte> answer, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(answer, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
