using AppwritePS.Quickstart;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace AppwritePS.Engine.Tests;

public sealed partial class PictureTests : ModuleTest
{
    [Theory]
    [InlineData("tour-light.svg")]
    [InlineData("tour-dark.svg")]
    public void The_README_pictures_what_a_run_prints_today(string picture)
    {
        _ = Server.Emulator;
        using var printed = new StringWriter();
        var made = Directory.CreateTempSubdirectory("AppwritePS");
        try
        {
            Assert.True(PictureRun.Draw(Session, printed, made.FullName), printed.ToString());

            Assert.Equal(TextOf(Path.Combine(made.FullName, picture)), TextOf(Path.Combine(Repository.Root, "docs", "images", picture)));
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }

    // What differs from run to run: ids, and how long things took.
    private static string[] TextOf(string file) =>
        [.. XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "text").Select(line => Spaces().Replace(Differing().Replace(line.Value, "_"), " "))];

    [GeneratedRegex("[0-9a-f]{20}|<?[0-9.]+ m?s\\b")]
    private static partial Regex Differing();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
