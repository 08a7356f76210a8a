using System.Globalization;
using AppwritePS.Benchmarks;
using AppwritePS.Benchmarks.Children;
using AppwritePS.Benchmarks.Load;
using AppwritePS.Benchmarks.Measures;
using AppwritePS.Benchmarks.Results;

// dotnet run -c Release --project tests/AppwritePS.Benchmarks [MEASURE ...]
// dotnet run -c Release --project tests/AppwritePS.Benchmarks load [COUNT]
const int Million = 1_000_000;
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (args is ["child", .. var work]) return await Child.RunAsync(work);

Measure[] all =
[
    new ThrottledRate(),
    new ThrottledRateAtDistance(),
    new SequentialRate(),
    new CallLoop(),
    new Connections(),
    new PeakMemory(),
    new WaitRequests(),
    new ImportTime(),
    new OneShotRequests(),
];
int? load = args switch
{
    ["load"] => Million,
    ["load", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1000 => count,
    _ => null,
};
if (load is null && args.FirstOrDefault(name => all.All(measure => measure.Name != name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no measure '{unknown}'. There are: {string.Join(", ", all.Select(measure => measure.Name))}; and alone, load [COUNT].");
    return 2;
}

// What a user keeps is neither read nor in the way.
var home = Directory.CreateTempSubdirectory("AppwritePS");
ServerAddress.Forget();
Environment.SetEnvironmentVariable("APPWRITEPS_HOME", home.FullName);
try
{
    var table = new Table();
    if (load is { } executions)
        await new LoadRun(executions).AddToAsync(table);
    foreach (var measure in all.Where(measure => args.Length == 0 || args.Contains(measure.Name)))
    {
        await Console.Error.WriteLineAsync($"{measure.Name} ...");
        table.Add(measure, await measure.RunSafelyAsync());
    }

    Console.WriteLine($"{MeasuredModule.Text}, .NET {Environment.Version}, {Environment.ProcessorCount} processors");
    Console.WriteLine();
    Console.Write(table);
    return table.IsMissed ? 1 : 0;
}
finally
{
    home.Delete(recursive: true);
}
