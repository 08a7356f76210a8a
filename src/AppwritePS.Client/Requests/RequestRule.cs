namespace AppwritePS.Client;

/// <summary>
/// The rules that a request is held against before it is sent. Each stands for something that the server answers with
/// a bare 500, ignores in silence, or would run differently from what was meant.
/// </summary>
public enum RequestRule
{
    /// <summary>A function id: 1 to 36 of letters, digits, <c>.</c>, <c>_</c>, <c>-</c>, the first a letter or digit. Argument: the id.</summary>
    FunctionId,

    /// <summary>An execution id, by the same rule: <c>..</c> would address the function itself. Argument: the id.</summary>
    ExecutionId,

    /// <summary>A path holds no control characters and no <c>#</c>, which cuts it off. Argument: the path.</summary>
    PathCharacters,

    /// <summary>A path has at most 2048 characters, counted as encoded. Argument: its length.</summary>
    PathLength,

    /// <summary>A header name: letters, digits and hyphens, first and last not a hyphen, not wholly digits. Argument: the name.</summary>
    HeaderName,

    /// <summary>Header names that the server or the runtime sets itself. Argument: the name.</summary>
    HeaderReserved,

    /// <summary>A header given twice. Argument: the name.</summary>
    HeaderTwice,

    /// <summary>A header value holds no line breaks or other control characters: they would inject headers. Argument: the name.</summary>
    HeaderValue,

    /// <summary>At most 100 headers. Argument: how many there are.</summary>
    HeaderCount,

    /// <summary>Names and values together stay under 16384 bytes. Argument: the size.</summary>
    HeaderSize,

    /// <summary>A content type given twice, differently. Arguments: the one, the other.</summary>
    ContentTypeTwice,

    /// <summary>A text body is valid Unicode.</summary>
    BodyUnicode,

    /// <summary>A body of the single character 0 arrives as an empty one.</summary>
    BodyZero,

    /// <summary>A body has at most 10485760 characters. Argument: its length.</summary>
    BodyLength,

    /// <summary>A whole request stays under 12 MiB; the server resets the connection above. Argument: its size in bytes.</summary>
    RequestSize,

    /// <summary>A schedule lies ahead. Argument: the time.</summary>
    SchedulePast,

    /// <summary>A delay is not negative. Argument: the delay.</summary>
    DelayNegative,
}
