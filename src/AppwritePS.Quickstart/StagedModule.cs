using System.Reflection;

namespace AppwritePS.Quickstart;

/// <summary>The module as the build leaves it.</summary>
public static class StagedModule
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = typeof(StagedModule).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "StagedModule").Value!;

    /// <summary>Its manifest, to import.</summary>
    public static string Manifest { get; } = Path.Combine(Folder, "AppwritePS.psd1");
}
