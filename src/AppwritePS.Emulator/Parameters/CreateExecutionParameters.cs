using System.Text;

namespace AppwritePS.Emulator;

/// <summary>What createExecution was asked for, checked in the order in which Appwrite declares its parameters.</summary>
internal sealed class CreateExecutionParameters
{
    private const int LongestBody = 10_485_760;
    private const int LongestPath = 2048;
    private const int LongestHeaders = 65_535;
    private const int LongestDate = 100;

    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    private CreateExecutionParameters()
    {
    }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required bool IsAsync { get; init; }

    public required string Path { get; init; }

    public required string Method { get; init; }

    public required IReadOnlyList<RequestHeader> Headers { get; init; }

    public required DateTimeOffset? ScheduledAt { get; init; }

    /// <param name="from">The parameters as sent.</param>
    /// <param name="hasOldNames">Clients from before 1.4.0 send the body as `data`.</param>
    /// <param name="version">Whose rules they are.</param>
    /// <param name="now">What a schedule is measured from.</param>
    /// <exception cref="ApiError">A rule is broken.</exception>
    public static CreateExecutionParameters Check(ParameterValue from, bool hasOldNames, ServerVersion version, DateTimeOffset now)
    {
        ParameterValue? body = (hasOldNames ? from.Find("data") : null) ?? from.Find("body");
        ParameterValue? isAsync = Set(from, "async");
        ParameterValue? path = from.Find("path");
        ParameterValue? method = from.Find("method");
        ParameterValue? headers = Set(from, "headers");
        ParameterValue? scheduledAt = Set(from, "scheduledAt");

        CheckNotNull("body", body, version);
        CheckText("body", body, 0, LongestBody);
        bool runsAsync = isAsync is not null && CheckBoolean("async", isAsync);
        CheckNotNull("path", path, version);
        CheckText("path", path, 1, LongestPath);
        CheckNotNull("method", method, version);
        CheckMethod(method, version);
        CheckHeaders(headers);
        if (scheduledAt is not null)
            CheckText("scheduledAt", scheduledAt, 1, LongestDate, " or null");
        DateTimeOffset? date = null;
        if (version.ChecksScheduleAsParameter && scheduledAt is not null)
            date = ScheduleDate.Parse(scheduledAt.AsText, now) ?? throw ApiError.ArgumentInvalid("scheduledAt", "It must be a date on the minute and at least 60 seconds ahead.");

        // null passes the validators of these three and then fits no string (recorded: 'sync method null').
        if (body?.Kind == ParameterKind.Null || path?.Kind == ParameterKind.Null || method?.Kind == ParameterKind.Null)
            throw ApiError.Unknown();
        if (scheduledAt is not null && !runsAsync)
            throw ApiError.ScheduleNeedsAsync();
        if (scheduledAt is not null)
            date ??= ScheduleDate.Parse(scheduledAt.AsText, now) ?? throw ApiError.ScheduleInvalid();

        return new CreateExecutionParameters
        {
            IsAsync = runsAsync,
            ScheduledAt = date,
            Headers = HeaderRules.Check(headers),
            Path = path?.AsText ?? "/",
            Method = method?.AsText ?? "POST",
            Body = body is null || IsEmptyToPhp(body.Bytes.Span) ? default : body.Bytes,
        };
    }

    /// <summary>null is as good as unset for the optional ones (recorded: 'async=null', 'headers: null').</summary>
    private static ParameterValue? Set(ParameterValue from, string name) => from.Find(name) is { Kind: not ParameterKind.Null } value ? value : null;

    /// <summary>"0" is empty to PHP (recorded: 'body zero string').</summary>
    private static bool IsEmptyToPhp(ReadOnlySpan<byte> body) => body.IsEmpty || body.SequenceEqual("0"u8);

    private static void CheckText(string name, ParameterValue? value, int shortest, int longest, string orNull = "")
    {
        if (value is null or { Kind: ParameterKind.Null })
            return;
        if (value.IsText && value.Bytes.Length >= shortest && Length(value.Bytes.Span, longest) <= longest)
            return;
        throw ApiError.ArgumentInvalid(name, $"It must be a string of {shortest} to {longest} chars{orNull}.");
    }

    /// <summary>Characters are counted, not bytes; there are no more of them than of bytes.</summary>
    private static int Length(ReadOnlySpan<byte> utf8, int longest)
    {
        if (utf8.Length <= longest)
            return utf8.Length;
        int count = 0;
        foreach (byte b in utf8)
        {
            if ((b & 0xC0) != 0x80)
                count++;
        }
        return count;
    }

    private static bool CheckBoolean(string name, ParameterValue value)
    {
        if (value.Kind is ParameterKind.Boolean or ParameterKind.Number or ParameterKind.Text)
        {
            switch (Encoding.UTF8.GetString(value.Bytes.Span[..Math.Min(value.Bytes.Length, 6)]))
            {
                case "true" or "1":
                    return true;
                case "false" or "0":
                    return false;
            }
        }
        throw ApiError.ArgumentInvalid(name, "It must be a boolean.");
    }

    /// <summary>Where null is not refused, it passes the validators (seen on 1.8.1, 1.6.2 and 1.9.6).</summary>
    private static void CheckNotNull(string name, ParameterValue? value, ServerVersion version)
    {
        if (value is { Kind: ParameterKind.Null } && version.RefusesNullTexts)
            throw ApiError.ArgumentInvalid(name, "It must be a string.");
    }

    private static void CheckMethod(ParameterValue? method, ServerVersion version)
    {
        if (method is null or { Kind: ParameterKind.Null })
            return;
        string[] methods = version.HasMethodHead ? [.. s_methods, "HEAD"] : s_methods;
        if (!method.IsText || !methods.Contains(method.AsText))
            throw ApiError.ArgumentInvalid("method", $"It must be one of ({string.Join(", ", methods)}).");
    }

    /// <summary>A map, an empty list, or a string that may hold a map in JSON (recorded: 'headers: list', 'headers: empty list', 'headers: true').</summary>
    private static void CheckHeaders(ParameterValue? headers)
    {
        if (headers is null or { Kind: ParameterKind.Map } or { Kind: ParameterKind.List, Members.Count: 0 })
            return;
        CheckText("headers", headers, 1, LongestHeaders);
    }
}
