// The module keeps its instances per process, and reads the process's environment: tests take turns.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
