namespace AppwritePS.Emulator;

/// <summary>The query methods that lists understand.</summary>
internal enum QueryMethod
{
    Equal,
    NotEqual,
    LessThan,
    LessThanEqual,
    GreaterThan,
    GreaterThanEqual,
    Between,
    NotBetween,
    Contains,
    NotContains,
    StartsWith,
    NotStartsWith,
    EndsWith,
    NotEndsWith,
    IsNull,
    IsNotNull,
    Or,
    And,
    OrderAsc,
    OrderDesc,
    Limit,
    Offset,
    CursorAfter,
    CursorBefore,
}
