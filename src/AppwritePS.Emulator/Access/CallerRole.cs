namespace AppwritePS.Emulator;

/// <summary>Who calls.</summary>
internal enum CallerRole
{
    Guest,
    User,
    Application,
}
