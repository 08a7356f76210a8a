using System.Runtime.InteropServices;

namespace AppwritePS.Instances;

/// <summary>What this system has to protect secrets with.</summary>
internal sealed class UserProtection : IUserProtection
{
    private UserProtection()
    {
    }

    public static IUserProtection OfThisSystem { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WindowsUserProtection() : new UserProtection();

    public static string ThisAccount => $@"{Environment.UserDomainName}\{Environment.UserName} on {Environment.MachineName}";

    public bool IsAvailable => false;

    public string Account => ThisAccount;

    public byte[] Protect(byte[] plain) => throw new PlatformNotSupportedException();

    public byte[] Unprotect(byte[] data) => throw new PlatformNotSupportedException();
}
