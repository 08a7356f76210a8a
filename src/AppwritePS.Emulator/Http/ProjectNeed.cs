namespace AppwritePS.Emulator;

/// <summary>Whether a route needs a project.</summary>
internal enum ProjectNeed
{
    /// <summary>Any or none will do: health.</summary>
    None,

    /// <summary>Without one it is 404 project_not_found: ping.</summary>
    Project,

    /// <summary>Without one, or with the console's, it is 401 general_access_forbidden: functions and executions.</summary>
    ApiOfProject,
}
