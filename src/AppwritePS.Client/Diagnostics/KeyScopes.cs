namespace AppwritePS.Client;

/// <summary>Which of the scopes that the module can use a key has.</summary>
/// <param name="ExecutionWrite">Whether it may execute functions and delete executions.</param>
/// <param name="ExecutionRead">Whether it may read executions.</param>
/// <param name="FunctionsRead">Whether it may list functions.</param>
public sealed record KeyScopes(bool ExecutionWrite, bool ExecutionRead, bool FunctionsRead);
