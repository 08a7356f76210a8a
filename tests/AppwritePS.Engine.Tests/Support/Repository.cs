using System.Reflection;

namespace AppwritePS.Engine.Tests;

/// <summary>Where the files are that are read from the repository itself.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;
}
