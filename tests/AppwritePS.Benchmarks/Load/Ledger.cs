using System.Globalization;
using System.Text;
using AppwritePS.Emulator;

namespace AppwritePS.Benchmarks.Load;

/// <summary>What a server executed of a load: the function takes a number as its body, and remembers it.</summary>
internal sealed class Ledger
{
    /// <summary>The function that a load executes. One of two hundred fails.</summary>
    public const string Counted = "counted";

    /// <summary>The function that answers how many numbers came, and how many of them more than once.</summary>
    public const string Account = "account";

    private const int OneFailsOf = 200;

    private readonly HashSet<int> _numbers = [];
    private int _repeated;

    public void AddTo(AppwriteEmulator emulator)
    {
        emulator.AddFunction(Counted, (request, _) => Task.FromResult(Enter(int.Parse(Encoding.UTF8.GetString(request.Body.Span), CultureInfo.InvariantCulture))));
        emulator.AddFunction(Account, (_, _) => Task.FromResult(Say()));
    }

    private FunctionResponse Enter(int number)
    {
        lock (_numbers)
        {
            if (!_numbers.Add(number)) _repeated++;
        }

        return number % OneFailsOf == 0 ? FunctionResponse.Text("", 500) with { Errors = "one that fails" } : FunctionResponse.Json("""{"accepted":true}""");
    }

    private FunctionResponse Say()
    {
        lock (_numbers) return FunctionResponse.Json($$"""{"executed":{{_numbers.Count}},"repeated":{{_repeated}}}""");
    }
}
