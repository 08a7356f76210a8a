using System.IO.Compression;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Xml.Linq;
using AppwritePS.Package;
using Xunit;

namespace AppwritePS.Staging.Tests;

public sealed class PackageTests : IDisposable
{
    // The engine adds folders of its own to PSModulePath.
    private const string Modules = "APPWRITEPS_TEST_MODULES";

    private static readonly string s_version = (string)Staged.Manifest["ModuleVersion"]!;

    private static readonly Uri s_project = new("https://git.example.org/appwriteps");

    private readonly string _folder = Directory.CreateTempSubdirectory("AppwritePS").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Its_name_is_the_module_s_with_its_version() => Assert.Equal($"AppwritePS.{s_version}.nupkg", Path.GetFileName(Pack()));

    [Fact]
    public void It_holds_the_staged_files_and_nothing_else()
    {
        using var package = ZipFile.OpenRead(Pack());

        Assert.Equal(
            Directory.EnumerateFiles(Staged.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Staged.Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
            package.Entries.Select(entry => entry.FullName).Where(name => !IsPackaging(name)).Order(StringComparer.Ordinal));
        Assert.All(package.Entries.Where(entry => !IsPackaging(entry.FullName)), entry => Assert.Equal(new FileInfo(Path.Combine(Staged.Folder, entry.FullName)).Length, entry.Length));
    }

    [Fact]
    public void It_is_the_same_whenever_it_is_made()
    {
        var first = File.ReadAllBytes(Pack());
        File.SetLastWriteTimeUtc(Path.Combine(Staged.Folder, "LICENSE"), DateTime.UtcNow);

        Assert.Equal(first, File.ReadAllBytes(Pack()));
    }

    [Fact]
    public void It_says_what_the_manifest_and_the_changelog_say()
    {
        var said = Said(Pack());

        Assert.Equal(("AppwritePS", s_version, "MIT", "icon.png"), (said["id"], said["version"], said["license"], said["icon"]));
        Assert.StartsWith("Executes Appwrite functions", said["description"], StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "PSModule", "PSEdition_Desktop", "PSEdition_Core", "Windows", "Linux", "MacOS", "Appwrite" }, said["tags"].Split(' ').ToHashSet());
        Assert.Contains(said["releaseNotes"], File.ReadAllText(Path.Combine(Staged.Repository, "CHANGELOG.md")), StringComparison.Ordinal);
        Assert.Contains("Invoke-AppwriteFunction", said["releaseNotes"], StringComparison.Ordinal);
        Assert.Equal("false", said["requireLicenseAcceptance"]);
    }

    [Fact]
    public void It_names_the_project_s_place_where_there_is_one()
    {
        Assert.DoesNotContain("projectUrl", Said(Pack()).Keys);
        Assert.Equal(s_project.ToString(), Said(Pack(s_project))["projectUrl"]);
    }

    [Fact]
    public void Release_notes_are_those_of_the_newest_version() =>
        Assert.Equal("- Two.\n\nMore.", ReleaseNotes.Newest("# Changelog\r\n\r\n## 2.0.0\r\n\r\n- Two.\r\n\r\nMore.\r\n\r\n## 1.0.0\r\n\r\n- One.\r\n"));

    [Theory]
    [InlineData("")]
    [InlineData("# Changelog\n\n## 2.0.0\n\n## 1.0.0\n\n- One.")]
    public void A_version_of_which_nothing_is_said_is_refused(string changelog) => Assert.Throws<FormatException>(() => ReleaseNotes.Newest(changelog));

    [Fact]
    public void A_folder_without_a_manifest_is_refused() =>
        Assert.Contains("Build the module", Assert.Throws<FormatException>(() => GalleryPackage.Write(_folder, "x", _folder)).Message, StringComparison.Ordinal);

    [Fact]
    public Task Unpacked_it_is_imported_by_its_name()
    {
        var modules = Path.Combine(_folder, "modules");
        ZipFile.ExtractToDirectory(Pack(), Path.Combine(modules, "AppwritePS", s_version));

        return FreshProcess.RunAsync(typeof(PackageTests), nameof(Importing_it_by_its_name), ("PSModulePath", modules), (Modules, modules));
    }

    [Fact(Explicit = true)]
    public void Importing_it_by_its_name()
    {
        using var shell = PowerShell.Create(InitialSessionState.CreateDefault2());

        Assert.NotEmpty(shell.AddScript("Import-Module AppwritePS; Get-Command -Module AppwritePS").Invoke());
        Assert.Empty(shell.Streams.Error);
        shell.Commands.Clear();
        Assert.StartsWith(Environment.GetEnvironmentVariable(Modules)!, shell.AddScript("(Get-Module AppwritePS).ModuleBase").Invoke<string>().Single(), StringComparison.Ordinal);
        shell.Commands.Clear();
        Assert.Contains("Executes", shell.AddScript("(Get-Help Invoke-AppwriteFunction).Synopsis").Invoke<string>().Single(), StringComparison.Ordinal);
    }

    private string Pack(Uri? project = null) =>
        GalleryPackage.Write(Staged.Folder, ReleaseNotes.Newest(File.ReadAllText(Path.Combine(Staged.Repository, "CHANGELOG.md"))), _folder, project);

    private static bool IsPackaging(string entry) =>
        entry is "AppwritePS.nuspec" or "[Content_Types].xml" || entry.StartsWith("_rels/", StringComparison.Ordinal) || entry.StartsWith("package/", StringComparison.Ordinal);

    private static Dictionary<string, string> Said(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        using var nuspec = zip.GetEntry("AppwritePS.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single().Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
    }
}
