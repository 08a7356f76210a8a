namespace AppwritePS.Benchmarks;

/// <summary>What a measurement says of itself.</summary>
internal static class MeterTags
{
    public static bool Has(this ReadOnlySpan<KeyValuePair<string, object?>> tags, string name, object value)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name) return Equals(tag.Value, value);
        }

        return false;
    }
}
