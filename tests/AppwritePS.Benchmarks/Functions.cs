using AppwritePS.Emulator;

namespace AppwritePS.Benchmarks;

/// <summary>The functions that are executed.</summary>
internal static class Functions
{
    /// <summary>Answers at once.</summary>
    public const string Quick = "quick";

    /// <summary>Answers after <see cref="Distance"/>, as a server far away does.</summary>
    public const string Distant = "distant";

    /// <summary>Never ends.</summary>
    public const string Endless = "endless";

    /// <summary>What <see cref="Distant"/> takes.</summary>
    public static readonly TimeSpan Distance = TimeSpan.FromMilliseconds(50);

    private static readonly FunctionResponse s_answer = FunctionResponse.Json("""{"accepted":true,"items":[1,2,3]}""") with { Logs = "accepted\n" };

    public static void AddTo(AppwriteEmulator emulator)
    {
        emulator.AddFunction(Quick, (_, _) => Task.FromResult(s_answer));
        emulator.AddFunction(Distant, (_, token) => AnswerAfterAsync(Distance, token));
        emulator.AddFunction(new EmulatedFunction
        {
            Id = Endless,
            Handler = (_, token) => AnswerAfterAsync(Timeout.InfiniteTimeSpan, token),
            Timeout = TimeSpan.FromMinutes(15),
        });
    }

    private static async Task<FunctionResponse> AnswerAfterAsync(TimeSpan delay, CancellationToken token)
    {
        await Task.Delay(delay, token);
        return s_answer;
    }
}
