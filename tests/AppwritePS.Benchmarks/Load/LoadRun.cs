using System.Globalization;
using System.Text.Json;
using AppwritePS.Benchmarks.Children;
using AppwritePS.Benchmarks.Results;

namespace AppwritePS.Benchmarks.Load;

/// <summary>
/// Many executions, of which one of a hundred goes wrong: whether each is accounted for, none ran twice, and the last ones go as
/// fast, in as much memory, as the first.
/// </summary>
internal sealed class LoadRun(int count)
{
    private const double BytesPerMiB = 1 << 20;

    public async Task AddToAsync(Table table)
    {
        using var server = new ServerProcess("faulty-server");
        using var work = ChildProcess.Start(["load", count.ToString(CultureInfo.InvariantCulture)], server.Address);

        var samples = new List<Sample>();
        while (samples.Count < LoadWork.Samples)
        {
            samples.Add(Sample.Parse(await work.ReadResultAsync()));
            await Console.Error.WriteLineAsync($"{samples[^1].Ended} ended after {samples[^1].Seconds:0} s, {samples[^1].Memory / BytesPerMiB:0} MiB");
        }

        var ends = new Dictionary<string, int>();
        while (await work.ReadLineAsync() is { } line)
        {
            var parts = line.Split(' ');
            ends[parts[0]] = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        var (executed, repeated) = await AccountAsync(server.Address);
        var unknown = ends.GetValueOrDefault("UnknownOutcome") + ends.GetValueOrDefault("ResponseLost");
        var ended = ends.Where(end => end.Key != "ExecutionFailed").Sum(end => end.Value);

        // The first twentieth warms up.
        var (first, last) = (Rate(samples[0], samples[4]), Rate(samples[^5], samples[^1]));
        table.Add("load: what became of all", Row.OfCount(ended, string.Join(", ", ends.OrderBy(end => end.Key).Select(end => $"{end.Value} {end.Key}")), Bar.AtLeast(count)));
        table.Add("load: executed more than once", Row.OfCount(repeated, $"{executed} executed", Bar.AtMost(0)));
        table.Add("load: returned or of unknown outcome, against executed", Row.OfCount(ends["returned"] + unknown - executed, $"{unknown} unknown", Bar.AtLeast(0)));
        table.Add("load: rate of the last fifth", Row.OfRatio($"{last:0}/s", $"of the first: {first:0}/s", last / first, Bar.AtLeast(0.9)));
        table.Add("load: memory at the end", Row.OfRatio(MiB(samples[^1]), $"after a fifth: {MiB(samples[3])}", (double)samples[^1].Memory / samples[3].Memory, Bar.AtMost(1.2)));
    }

    private static double Rate(Sample from, Sample to) => (to.Ended - from.Ended) / (to.Seconds - from.Seconds);

    private static string MiB(Sample sample) => $"{sample.Memory / BytesPerMiB:0} MiB";

    private static async Task<(int Executed, int Repeated)> AccountAsync(ServerAddress server)
    {
        // Its answer may be one of those that get lost.
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await AskAsync(server);
            }
            catch (HttpRequestException) when (tries < 5)
            {
            }
        }
    }

    private static async Task<(int Executed, int Repeated)> AskAsync(ServerAddress server)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Appwrite-Project", server.ProjectId);
        http.DefaultRequestHeaders.Add("X-Appwrite-Key", server.ApiKey);
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri($"{server.Endpoint}/functions/{Ledger.Account}/executions"), body);
        using var execution = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        using var account = JsonDocument.Parse(execution.RootElement.GetProperty("responseBody").GetString()!);
        return (account.RootElement.GetProperty("executed").GetInt32(), account.RootElement.GetProperty("repeated").GetInt32());
    }
}
