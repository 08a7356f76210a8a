namespace AppwritePS.Emulator;

/// <summary>A function as a client sees it (recorded: 'function get: key').</summary>
internal static class FunctionModel
{
    private const string Specification = "s-8vcpu-8gb";

    public static void Write(IModelWriter to, EmulatedFunction function, ResponseFormat format)
    {
        bool isDeployed = function.Deployment != DeploymentStatus.None;
        string deploymentId = isDeployed ? function.DeploymentId! : "";
        string created = ApiDate.Format(function.CreatedAt);
        string deployed = isDeployed ? created : "";

        to.Text("$id", function.Id);
        to.Text("$createdAt", created);
        to.Text("$updatedAt", created);
        to.Strings("execute", function.Execute);
        to.Text("name", function.Name ?? function.Id);
        to.Boolean("enabled", function.Enabled);
        to.Boolean("live", true);
        to.Boolean("logging", function.Logging);
        to.Text("runtime", function.Runtime);
        to.Number("deploymentRetention", 0);
        to.Text("deploymentId", deploymentId);
        to.Text("deploymentCreatedAt", deployed);
        to.Text("latestDeploymentId", deploymentId);
        to.Text("latestDeploymentCreatedAt", deployed);
        to.Text("latestDeploymentStatus", Word(function.Deployment));
        to.Strings("scopes", []);
        to.Strings("vars", []);
        to.Strings("events", []);
        to.Text("schedule", function.Schedule);
        to.Number("timeout", (long)function.Timeout.TotalSeconds);
        to.Text("entrypoint", "index.js");
        to.Text("commands", "");
        to.Text("version", "v5");
        to.Text("installationId", "");
        to.Text("providerRepositoryId", "");
        to.Text("providerBranch", "");
        to.Text("providerRootDirectory", "");
        to.Boolean("providerSilentMode", false);
        if (format.Server.HasProviderPaths)
        {
            to.Strings("providerBranches", []);
            to.Strings("providerPaths", []);
        }
        if (format.HasFunctionSpecifications)
        {
            to.Text("buildSpecification", Specification);
            to.Text("runtimeSpecification", Specification);
        }
    }

    private static string Word(DeploymentStatus status) => status switch
    {
        DeploymentStatus.None => "",
        DeploymentStatus.Building => "building",
        _ => "ready",
    };
}
