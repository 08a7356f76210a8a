namespace AppwritePS.Emulator;

/// <summary>An asynchronous execution that is to run: its row and what the code is called with.</summary>
internal sealed record ExecutionJob(EmulatedFunction Function, ExecutionRow Row, FunctionRequest Request);
