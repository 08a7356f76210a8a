using NuGet.Packaging;
using NuGet.Packaging.Licenses;
using NuGet.Versioning;

namespace AppwritePS.Package;

/// <summary>
/// The package of a module: its files as they lie in its folder, and what its manifest says as metadata, as
/// <c>Publish-PSResource</c> makes and galleries take it.
/// </summary>
public static class GalleryPackage
{
    // The first day that a zip can name.
    private const string Timestamp = "1980-01-01T00:00:00Z";

    private const string License = "MIT";
    private const string Icon = "icon.png";

    /// <summary>Writes <c>NAME.VERSION.nupkg</c>; the same bytes whenever the files and their texts are the same.</summary>
    /// <param name="module">The folder of the module.</param>
    /// <param name="releaseNotes">What is new in this version.</param>
    /// <param name="output">The folder to write to; it is made where it is missing.</param>
    /// <param name="project">Where the project lives. Default none: a package can be made before there is such a place.</param>
    /// <returns>The file.</returns>
    /// <exception cref="FormatException">The module has no readable manifest.</exception>
    public static string Write(string module, string releaseNotes, string output, Uri? project = null)
    {
        var manifest = ModuleManifest.In(module);
        var package = new PackageBuilder(deterministic: true)
        {
            DeterministicTimestamp = Timestamp,
            Id = manifest.Name,
            Version = NuGetVersion.Parse(manifest.Version),
            Authors = { manifest.Author },
            Owners = { manifest.Company },
            Description = manifest.Description,
            Copyright = manifest.Copyright,
            ReleaseNotes = releaseNotes,
            LicenseMetadata = new(LicenseType.Expression, License, NuGetLicenseExpression.Parse(License), [], LicenseMetadata.EmptyVersion),
            Icon = Icon,
            ProjectUrl = project,
        };
        package.Tags.AddRange(manifest.Tags.Prepend("PSModule"));
        package.Files.AddRange(Files(module));

        Directory.CreateDirectory(output);
        var file = Path.Combine(output, $"{manifest.Name}.{package.Version.ToNormalizedString()}.nupkg");
        using var stream = File.Create(file);
        package.Save(stream);
        return file;
    }

    private static IEnumerable<IPackageFile> Files(string module) =>
        Directory.EnumerateFiles(module, "*", SearchOption.AllDirectories)
            .Select(file => new PhysicalPackageFile { SourcePath = file, TargetPath = Path.GetRelativePath(module, file) })
            .OrderBy(file => file.TargetPath.Replace('\\', '/'), StringComparer.Ordinal);
}
