using System.Diagnostics;
using AppwritePS.Yaml;

namespace AppwritePS.Actions.Tests;

/// <summary>Reads mutated texts one after another, and checks each.</summary>
internal sealed class MutationLane(IReadOnlyList<string> seeds)
{
    private long _started = long.MaxValue;

    /// <summary>The text that is being read.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How long it has been for so far.</summary>
    public TimeSpan Taken => Interlocked.Read(ref _started) is var started && started == long.MaxValue ? TimeSpan.Zero : Stopwatch.GetElapsedTime(started);

    public TimeSpan Longest { get; private set; }

    /// <summary>The most bytes that were allocated for a text.</summary>
    public long MostAllocated { get; private set; }

    /// <summary>Goes through a part of all inputs, the same whichever lane it is.</summary>
    public void Run(int part, int inputs)
    {
        var random = new Random(20260501 + part);
        for (var i = 0; i < inputs; i++)
        {
            Text = Mutation.Of(seeds[random.Next(seeds.Count)], random);
            var convertBody = random.Next(2) == 0;
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            Interlocked.Exchange(ref _started, Stopwatch.GetTimestamp());
            Check(Text, convertBody);
            var took = Taken;
            Interlocked.Exchange(ref _started, long.MaxValue);

            Longest = took > Longest ? took : Longest;
            MostAllocated = Math.Max(MostAllocated, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }
    }

    /// <summary>Reads a text, and checks what must hold for any.</summary>
    public static void Check(string text, bool convertBody)
    {
        try
        {
            var yaml = new NotedYaml();
            var file = ActionFile.Read(yaml, text, new() { Now = Reading.Now, ConvertBody = convertBody });

            Assert.Equal(file.HasErrors, file.Problems.Any(static problem => !problem.IsWarning));
            Assert.True(file.HasErrors || !yaml.IsBrokenOff);
            Assert.True(file.HasErrors || file.Actions.Count > 0 || file.Problems.Count > 0);
            Assert.True(file.HasErrors || file.Actions.All(static action => action.IsValid));
            foreach (var action in file.Actions.Where(static action => action is { IsValid: true, IsEnabled: true })) CheckValid(action);
            foreach (var action in file.Actions.Where(static action => !action.IsValid)) Assert.Contains(action.Problems, static problem => !problem.IsWarning);

            var lines = new TextLengths(text);
            var before = new TextPosition(1, 1);
            foreach (var position in file.Problems.Select(static problem => problem.Position))
            {
                Assert.True(position >= before);
                before = position;
            }

            foreach (var position in file.Problems.Select(static problem => problem.Position).Concat(file.Actions.SelectMany(Positions))) Assert.True(lines.Has(position), position.ToString());
        }
        catch (Exception thrown)
        {
            throw new InvalidOperationException(text, thrown);
        }
    }

    private static void CheckValid(AppwriteAction action)
    {
        Assert.NotNull(action.Name);
        Assert.True(action.FunctionId is not null || action.Name.Value.Form == ActionNameForm.InstanceAndFunction);
        Assert.Contains(action.Method, AppwriteAction.Methods);
        Assert.True(action.ScheduledAt is null || action.IsAsync);
    }

    private static IEnumerable<TextPosition> Positions(AppwriteAction action)
    {
        yield return action.Position;
        foreach (var position in Positions(action.Name).Concat(Positions(action.ScheduledAt))) yield return position;

        ActionValue<string>?[] texts = [action.ResponseVariable, action.FunctionId, action.Body, action.Path, .. action.Headers];
        foreach (var position in texts.SelectMany(Positions)) yield return position;
    }

    private static IEnumerable<TextPosition> Positions<T>(ActionValue<T>? value) => value is null ? [] : [value.KeyPosition, value.Position];

    private sealed class NotedYaml : IYamlFormat
    {
        private readonly YamlFormat _format = new();

        public bool IsBrokenOff { get; private set; }

        public YamlContent Read(string text, int firstLine)
        {
            var content = _format.Read(text, firstLine);
            IsBrokenOff = content.Problem is not null;
            return content;
        }

        public string Write(YamlNode node) => _format.Write(node);
    }
}
