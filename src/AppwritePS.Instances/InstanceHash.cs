using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace AppwritePS.Instances;

/// <summary>The id that action names hold: lower-case hex MD5 of <c>{endpoint}_{project ID}</c>.</summary>
internal static class InstanceHash
{
    public static string? Of(Endpoint endpoint, string projectId, Func<HashAlgorithm>? create = null)
    {
        try
        {
            using var hash = (create ?? MD5.Create)();
            var bytes = hash.ComputeHash(Encoding.UTF8.GetBytes($"{endpoint.Text}_{projectId}"));
            return string.Concat(bytes.Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)));
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    // .NET Framework under the FIPS policy throws the first, wrapped in the second where MD5 is made by reflection;
    // .NET on an OpenSSL without MD5 throws the third.
    private static bool IsRefusal(Exception e) =>
        e is InvalidOperationException or TargetInvocationException { InnerException: InvalidOperationException } or CryptographicException;
}
