namespace AppwritePS.Instances;

/// <summary>The rule for a project ID: 1 to 36 of <c>A-Z a-z 0-9 . _ -</c>, the first one a letter or digit.</summary>
public static class ProjectIdRule
{
    /// <summary>The most characters a project ID has.</summary>
    public const int MaximumLength = 36;

    /// <summary>Refuses a project ID that breaks the rule.</summary>
    /// <param name="projectId">The project ID.</param>
    /// <param name="source">The parameter or environment variable that it came from, for the error.</param>
    /// <returns>The project ID, unchanged.</returns>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.InvalidProjectId"/>.</exception>
    public static string Check(string? projectId, string source = "ProjectId") =>
        projectId is not null && IsValid(projectId)
            ? projectId
            : throw new InstanceException(InstanceProblem.InvalidProjectId, projectId ?? string.Empty, source);

    private static bool IsValid(string projectId) =>
        projectId.Length is > 0 and <= MaximumLength
        && IsAsciiLetterOrDigit(projectId[0])
        && projectId.All(static c => IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private static bool IsAsciiLetterOrDigit(char c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
