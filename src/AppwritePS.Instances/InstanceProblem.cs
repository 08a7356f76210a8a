namespace AppwritePS.Instances;

/// <summary>
/// What can be wrong with an instance. The names are a contract: the layer above uses them as error ids and as the
/// names of its texts, which it formats with <see cref="InstanceException.Arguments"/>. All arguments are strings and
/// never null; <i>source</i> is the name of the parameter or environment variable that the value came from.
/// </summary>
public enum InstanceProblem
{
    /// <summary>
    /// The endpoint is no absolute http or https URL with a host, or has user info, a query, a fragment, a backslash,
    /// blanks or control characters in it. Arguments: 0 the text, without user info and query; 1 its source.
    /// </summary>
    InvalidUrl,

    /// <summary>
    /// The endpoint is the address of the Appwrite console, copied from a browser. Arguments: 0 the text, without user
    /// info and query; 1 its source; 2 the endpoint that is probably meant.
    /// </summary>
    ConsoleUrl,

    /// <summary>The name breaks a rule of <see cref="InstanceName"/>. Arguments: 0 the name; 1 its source.</summary>
    InvalidInstanceName,

    /// <summary>The project ID breaks a rule of <see cref="ProjectIdRule"/>. Arguments: 0 the project ID; 1 its source.</summary>
    InvalidProjectId,

    /// <summary>
    /// The API key is empty, too long, or holds a control character or one outside ASCII. Arguments: 0 its source; the
    /// text itself is never shown.
    /// </summary>
    InvalidApiKeyText,

    /// <summary>
    /// The name, or the endpoint with the project, is kept already. Arguments: 0 the new instance's name; 1 the
    /// instances in its way, comma separated, each as <c>name (endpoint, project ID)</c>.
    /// </summary>
    AlreadyConfigured,

    /// <summary>
    /// No instance has the name, instance id or project ID asked for. Arguments: 0 the text asked for; 1 the known
    /// names, comma separated, or empty; 2 the environment variables that are missing to complete those that are set,
    /// comma separated, or empty.
    /// </summary>
    InstanceNotFound,

    /// <summary>
    /// The text asked for fits several instances. Arguments: 0 the text; 1 those instances, comma separated, each as
    /// <c>name (endpoint, project ID)</c>.
    /// </summary>
    InstanceAmbiguous,

    /// <summary>
    /// The instance asked for is not the one that the piped object belongs to. Arguments: 0 the name of the one asked
    /// for; 1 the piped object's instance, as text.
    /// </summary>
    InstanceMismatch,

    /// <summary>
    /// Nothing says which instance to use. Arguments: 0 the known names, comma separated, or empty; 1 the environment
    /// variables that are missing to complete those that are set, comma separated, or empty.
    /// </summary>
    NoInstance,
}
