namespace AppwritePS.Emulator;

/// <summary>The scopes that the emulated routes ask for.</summary>
public static class Scope
{
    /// <summary>Create and delete executions, from 1.9.5 on.</summary>
    public const string ExecutionsWrite = "executions.write";

    /// <summary>Read executions, from 1.9.5 on.</summary>
    public const string ExecutionsRead = "executions.read";

    /// <summary>Create and delete executions; the only name before 1.9.5.</summary>
    public const string ExecutionWrite = "execution.write";

    /// <summary>Read executions; the only name before 1.9.5.</summary>
    public const string ExecutionRead = "execution.read";

    /// <summary>Read functions.</summary>
    public const string FunctionsRead = "functions.read";

    /// <summary>Change functions; no emulated route asks for it.</summary>
    public const string FunctionsWrite = "functions.write";

    /// <summary>Read the server's health; every valid key has it.</summary>
    public const string HealthRead = "health.read";

    internal const string Global = "global";
    internal const string Public = "public";
    internal const string Root = "root";

    /// <summary>Every scope that a key can be given.</summary>
    public static IReadOnlyList<string> All { get; } = [ExecutionsWrite, ExecutionsRead, ExecutionWrite, ExecutionRead, FunctionsRead, FunctionsWrite, HealthRead];
}
