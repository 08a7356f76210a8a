using System.Text;

namespace AppwritePS.Emulator;

/// <summary>Reads the fields of a multipart/form-data request. A part with a file name is a file and no parameter.</summary>
internal static class MultipartParameters
{
    public static ParameterValue Parse(ReadOnlyMemory<byte> body, string contentType)
    {
        if (Attribute(contentType, "boundary") is not string boundary)
            return ParameterValue.OfMap([]);

        byte[] delimiter = Encoding.UTF8.GetBytes("\r\n--" + boundary);
        var fields = new List<KeyValuePair<string, ParameterValue>>();
        // The first delimiter has no line before it.
        int at = body.Span.IndexOf(delimiter.AsSpan(2));
        at = at < 0 ? -1 : at + delimiter.Length - 2;
        while (at >= 0)
        {
            int length = body.Span[at..].IndexOf(delimiter);
            if (length < 0)
                break;
            if (Field(body.Slice(at, length)) is { } field)
                fields.Add(field);
            at += length + delimiter.Length;
        }
        return FormParameters.FromFields(fields);
    }

    private static KeyValuePair<string, ParameterValue>? Field(ReadOnlyMemory<byte> part)
    {
        int end = part.Span.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        string? disposition = Encoding.UTF8.GetString(part.Span[..end]).Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("content-disposition:", StringComparison.OrdinalIgnoreCase));
        if (disposition is null || Attribute(disposition, "filename") is not null || Attribute(disposition, "name") is not string name)
            return null;
        return new(name, ParameterValue.OfText(part[(end + 4)..]));
    }

    private static string? Attribute(string header, string name)
    {
        foreach (string piece in header.Split(';').Skip(1))
        {
            string[] pair = piece.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length == 2 && pair[0].Equals(name, StringComparison.OrdinalIgnoreCase))
                return pair[1].Trim('"');
        }
        return null;
    }
}
