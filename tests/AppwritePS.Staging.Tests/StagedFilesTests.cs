using Xunit;

namespace AppwritePS.Staging.Tests;

public class StagedFilesTests
{
    private static readonly string[] s_files =
    [
        "AppwritePS.Actions.dll",
        "AppwritePS.Client.dll",
        "AppwritePS.Format.ps1xml",
        "AppwritePS.Instances.dll",
        "AppwritePS.dll",
        "AppwritePS.psd1",
        "LICENSE",
        "NetFramework/Microsoft.Bcl.AsyncInterfaces.dll",
        "NetFramework/System.Buffers.dll",
        "NetFramework/System.Memory.dll",
        "NetFramework/System.Numerics.Vectors.dll",
        "NetFramework/System.Runtime.CompilerServices.Unsafe.dll",
        "NetFramework/System.Text.Encodings.Web.dll",
        "NetFramework/System.Text.Json.dll",
        "NetFramework/System.Threading.Tasks.Extensions.dll",
        "NetFramework/System.ValueTuple.dll",
        "Yaml/AppwritePS.Yaml.dll",
        "Yaml/YamlDotNet.dll",
        "en-US/AppwritePS.dll-Help.xml",
        "en-US/about_AppwritePS.help.txt",
        "en-US/about_AppwritePS_Actions.help.txt",
        "en-US/about_AppwritePS_Automation.help.txt",
        "en-US/about_AppwritePS_Instances.help.txt",
        "icon.png",
    ];

    [Fact]
    public void The_module_is_these_files() =>
        Assert.Equal(
            s_files,
            Directory.EnumerateFiles(Staged.Folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Staged.Folder, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal));
}
