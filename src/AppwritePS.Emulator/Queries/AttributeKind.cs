namespace AppwritePS.Emulator;

/// <summary>What values an attribute has, and so what values it can be compared with.</summary>
internal enum AttributeKind
{
    Text,
    Number,
    Boolean,
    Date,
}
