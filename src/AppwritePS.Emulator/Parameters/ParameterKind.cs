namespace AppwritePS.Emulator;

/// <summary>What a parameter's value is to PHP.</summary>
internal enum ParameterKind
{
    Null,
    Text,
    Number,
    Boolean,
    List,
    Map,
}
