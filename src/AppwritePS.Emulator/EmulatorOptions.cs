using System.Security.Cryptography.X509Certificates;

namespace AppwritePS.Emulator;

/// <summary>What an <see cref="AppwriteEmulator"/> is started with. Every default is what a self-hosted Appwrite has.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The port on 127.0.0.1. 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The certificate, with its key, that https is spoken with. It stays the caller's to dispose. Default: null, plain http.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The one project that the server knows. Default: <c>labproj</c>.</summary>
    public string ProjectId { get; init; } = "labproj";

    /// <summary>
    /// The server version that is told and whose ways are followed, from 1.6.0 on; <c>1.6</c>, <c>1.7</c>, <c>1.8</c>,
    /// <c>1.9</c> and <c>2.x</c> stand for the last of their line. Default: <c>1.9.6</c>.
    /// </summary>
    public string Version { get; init; } = "1.9.6";

    /// <summary>How long after its answer servers from 2.0 on write an execution, so that it can be read. Default: 50 ms.</summary>
    public TimeSpan WriteLag { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Where every date, delay, time-out and schedule comes from. Default: the system's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long a synchronous execution may take before it is answered with 408. Default: 30 seconds.</summary>
    public TimeSpan SynchronousLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many asynchronous executions run at the same time. Default: 1, as the recorded server had it.</summary>
    public int AsyncWorkers { get; init; } = 1;

    /// <summary>The functions that are there from the start. Default: all.</summary>
    public BuiltInFunctionSet BuiltInFunctions { get; init; } = BuiltInFunctionSet.All;

    /// <summary>Whether <see cref="AppwriteEmulator.Requests"/> and <see cref="AppwriteEmulator.Executions"/> are kept. Counters always are. Default: true.</summary>
    public bool RecordRequests { get; init; } = true;

    /// <summary>How many requests and executions are kept, the newest ones. Default: 10000.</summary>
    public int RecordLimit { get; init; } = 10_000;
}
