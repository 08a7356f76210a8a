using System.Runtime.InteropServices;
using Xunit;

namespace AppwritePS.Client.Tests;

/// <summary>Alone, since it measures what lives in the process.</summary>
[CollectionDefinition(nameof(PageMemoryTests), DisableParallelization = true)]
[Collection(nameof(PageMemoryTests))]
public class PageMemoryTests
{
    [Fact]
    public async Task Rows_with_all_the_logs_that_servers_keep_are_read_in_bounded_memory()
    {
        Assert.SkipWhen(RuntimeInformation.FrameworkDescription.StartsWith("Mono", StringComparison.Ordinal), "Mono's collector takes what lies on the stack for references.");

        var listed = new ListedExecutions { LogSize = 2_000_000 };
        for (var row = 0; row < 100; row++) listed.Add("row" + row, row);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (bytes, nextLook, most) = (0L, 0L, 0L);
        listed.Read = count =>
        {
            bytes += count;
            if (bytes < nextLook) return;
            nextLook = bytes + (8 << 20);
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        };

        var rows = 0;
        var executions = listed.Server.Client.Executions("echo");
        while (await executions.NextAsync() is { } page) rows += page.Items.Count;

        Assert.Equal(100, rows);
        Assert.True(bytes > 200_000_000, $"{bytes} bytes were read.");
        Assert.InRange(most, 32 << 20, 120_000_000);
    }
}
