using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using AppwritePS.Benchmarks.Children;
using AppwritePS.Benchmarks.Results;
using AppwritePS.Quickstart;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>The import into an engine that has imported a module before, in fresh processes, against an empty binary module.</summary>
internal sealed class ImportTime : Measure
{
    private const int Rounds = 15;

    public override string Name => "import";

    public override string Title => "import in a fresh process";

    protected override async Task<Row> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("AppwritePS");
        try
        {
            var views = XDocument.Load(Path.Combine(StagedModule.Folder, "AppwritePS.Format.ps1xml")).Descendants("View").Count();
            var warmUp = WrittenModule.Write(folder, "WarmUp", typeof(ImportTime).Assembly.Location, views);
            var empty = WrittenModule.Write(folder, "Empty", EmptyModule, views);

            var times = await SideBySide.MeasureAsync(Rounds, () => ImportAsync(warmUp, StagedModule.Manifest), () => ImportAsync(warmUp, empty));
            return Row.OfRatio($"{times.Ours:0} ms", $"empty module {times.Other:0} ms", times.TimeRatio, Bar.AtMost(1.5));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string EmptyModule { get; } = typeof(ImportTime).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "EmptyModule").Value!;

    private static async Task<double> ImportAsync(string warmUp, string manifest) =>
        double.Parse(await ChildProcess.ResultAsync(["import", warmUp, manifest]), CultureInfo.InvariantCulture);
}
