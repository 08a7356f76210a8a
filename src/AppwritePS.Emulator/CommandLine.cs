using System.Globalization;

namespace AppwritePS.Emulator;

/// <summary>What the emulator is started with as a program of its own.</summary>
internal static class CommandLine
{
    public const string Usage = """
        Usage: AppwritePS.Emulator [PORT] [--server-version VERSION]
          PORT      the port on 127.0.0.1; a free one unless given
          VERSION   the server whose ways are followed: 1.6, 1.7, 1.8, 1.9.0, 1.9.6 or 2.x, or any number from 1.6.0 on; 1.9.6 unless given
        """;

    /// <returns>null if it cannot be understood.</returns>
    public static EmulatorOptions? Parse(string[] args)
    {
        var options = new EmulatorOptions { RecordRequests = false };
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--server-version" && ++i < args.Length && ServerVersion.TryParse(args[i]) is ServerVersion version)
                options = options with { Version = version.Text };
            else if (i == 0 && ushort.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
                options = options with { Port = port };
            else
                return null;
        }
        return options;
    }
}
