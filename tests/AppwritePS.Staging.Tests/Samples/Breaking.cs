using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppwritePS.Staging.Tests.Samples;

/// <summary>Types as the module must have none, one reason each.</summary>
public static class Breaking
{
    public sealed class ByBase : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => 0;

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }

    public sealed class ByInterface : IEquatable<JsonElement>
    {
        bool IEquatable<JsonElement>.Equals(JsonElement other) => false;

        public override bool Equals(object? obj) => false;

        public override int GetHashCode() => 0;
    }

    public sealed class ByField
    {
        private readonly JsonElement? _element = default(JsonElement);

        public override string ToString() => _element.ToString()!;
    }

    public sealed class ByFieldOfField
    {
        private readonly Inner _inner = new() { Element = default };

        public override string ToString() => _inner.Element.ToString();

        private struct Inner
        {
            public JsonElement Element;
        }
    }

    public class BySignature
    {
        public override string ToString() => Text(null);

        protected static string Text(JsonDocument? document) => $"{document}";
    }

    public sealed class ByAnnotation
    {
        [JsonIgnore]
        public string Name { get; set; } = "";
    }

    public sealed class ByAnnotationArgument
    {
        [System.ComponentModel.TypeConverter(typeof(JsonElement))]
        public string Name { get; set; } = "";
    }

    /// <summary>And one that may be as it is: nothing of it is resolved before its code runs.</summary>
    public sealed class Fine
    {
        private readonly JsonDocument? _document;

        internal Fine(JsonDocument? document) => _document = document;

        public override string ToString() => JsonSerializer.Serialize(_document);
    }
}
