namespace AppwritePS;

/// <summary>
/// The variables that the shell itself fills or obeys. A file that could set one could change what the rest of a script
/// does.
/// </summary>
internal static class ResponseVariables
{
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "_", "args", "ConsoleFileName", "EnabledExperimentalFeatures", "Error", "ErrorView", "Event", "EventArgs", "EventSubscriber",
        "ExecutionContext", "false", "foreach", "FormatEnumerationLimit", "HOME", "Host", "input", "IsCoreCLR", "IsLinux", "IsMacOS",
        "IsWindows", "LASTEXITCODE", "Matches", "MaximumAliasCount", "MaximumDriveCount", "MaximumErrorCount", "MaximumFunctionCount",
        "MaximumHistoryCount", "MaximumVariableCount", "MyInvocation", "NestedPromptLevel", "null", "OFS", "OutputEncoding", "PID",
        "PROFILE", "PSBoundParameters", "PSCmdlet", "PSCommandPath", "PSCulture", "PSDebugContext", "PSDefaultParameterValues", "PSEdition",
        "PSEmailServer", "PSHOME", "PSItem", "PSLogUserData", "PSNativeCommandArgumentPassing", "PSNativeCommandUseErrorActionPreference",
        "PSScriptRoot", "PSSenderInfo", "PSSessionApplicationName", "PSSessionConfigurationName", "PSSessionOption", "PSStyle",
        "PSUICulture", "PSVersionTable", "PWD", "Sender", "ShellId", "StackTrace", "switch", "this", "Transcript", "true",
    };

    /// <summary>Whether a name is one of them.</summary>
    public static bool IsReserved(string name) => s_reserved.Contains(name) || name.EndsWith("Preference", StringComparison.OrdinalIgnoreCase);
}
