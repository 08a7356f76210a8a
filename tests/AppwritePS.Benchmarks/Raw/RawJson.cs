using System.Text.Json.Serialization;

namespace AppwritePS.Benchmarks.Raw;

/// <summary>Source-generated JSON of both.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RawRequest))]
[JsonSerializable(typeof(RawExecution))]
internal sealed partial class RawJson : JsonSerializerContext;
