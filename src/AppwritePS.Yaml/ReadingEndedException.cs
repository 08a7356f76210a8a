using AppwritePS.Actions;

namespace AppwritePS.Yaml;

/// <summary>Reading goes no further.</summary>
internal sealed class ReadingEndedException(YamlProblem problem) : Exception
{
    public YamlProblem Problem { get; } = problem;
}
