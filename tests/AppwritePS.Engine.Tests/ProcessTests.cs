using System.Diagnostics;
using System.Globalization;
using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>
/// The module in many processes, and in one that is killed. With APPWRITEPS_TEST_LONG=1: 200 processes, and 200 kills.
/// </summary>
public sealed class ProcessTests : ActionTest
{
    private const string Old = "what was there before";

    // Long enough to be caught half written, and like nothing that is cut off from it.
    private static readonly byte[] s_answer = [.. Enumerable.Range(0, 4 << 20).Select(static i => (byte)((i * 7) + (i >> 8))), .. "end"u8];

    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("APPWRITEPS_TEST_LONG") == "1";

    [Fact]
    public void Processes_that_start_together_find_their_instance_by_its_name_in_the_profile()
    {
        var count = s_isLong ? 200 : 6;
        Objects("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name stored -Scope CurrentUser -WarningAction Ignore");

        var workers = Enumerable.Range(0, count)
            .Select(i => WorkerProcess.Start($"(Invoke-AppwriteFunction {Server.FunctionId} -Instance stored -Path /p{i}).RequestPath"))
            .ToList();
        var said = workers.Select(static worker =>
        {
            var text = worker.StandardOutput.ReadToEnd().Trim();
            worker.WaitForExit();
            worker.Dispose();
            return text;
        });

        Assert.Equal(Enumerable.Range(0, count).Select(static i => string.Create(CultureInfo.InvariantCulture, $"/p{i}")), said);
    }

    [Fact]
    public void A_kill_at_any_moment_leaves_the_old_answer_file_or_the_new_one()
    {
        Server.Emulator.AddFunction("answer", static (_, _) => Task.FromResult(new FunctionResponse { Body = s_answer, Headers = [new("content-type", "application/octet-stream")] }));
        Environment.SetEnvironmentVariable("APPWRITE_ENDPOINT", Server.Endpoint);
        Environment.SetEnvironmentVariable("APPWRITE_PROJECT_ID", Server.ProjectId);
        Environment.SetEnvironmentVariable("APPWRITE_API_KEY", Server.ApiKey);
        var file = Written("answer.bin", Old);
        var random = new Random(7);
        var whole = 0;

        for (var kill = 0; kill < (s_isLong ? 200 : 6); kill++)
        {
            File.WriteAllText(file, Old);
            using var worker = WorkerProcess.Start($"foreach ($i in 1..1000) {{ $null = Invoke-AppwriteFunction answer -OutFile '{file}' -Force }}");
            Assert.True(SpinWait.SpinUntil(() => Directory.EnumerateFiles(Folder, ".answer.bin.*").Any(), TimeSpan.FromSeconds(60)));
            Spin(random.NextDouble() * 1000);
            worker.Kill();
            worker.WaitForExit();

            var bytes = File.ReadAllBytes(file);
            if (bytes.AsSpan().SequenceEqual(s_answer)) whole++;
            else Assert.Equal(Old, System.Text.Encoding.UTF8.GetString(bytes));
        }

        TestContext.Current.SendDiagnosticMessage($"{whole} kills found the new answer, the others the old file");
    }

    // A sleep is too coarse to hit every part of a write.
    private static void Spin(double milliseconds)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalMilliseconds < milliseconds) Thread.SpinWait(100);
    }
}
