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

    /// <summary>
    /// The name of an environment variable, vault or secret is blank, has characters that no such name has, or is a key
    /// itself. Arguments: 0 the text; 1 its source.
    /// </summary>
    InvalidKeyReference,

    /// <summary>
    /// The environment variable that should hold an instance's key or proxy password is unset or blank. Arguments: 0 the
    /// variable; 1 the instance's name.
    /// </summary>
    KeyVariableNotSet,

    /// <summary>
    /// Another account, or this one on another computer, protected the instance's key or proxy password. Arguments: 0
    /// the instance's name; 1 the account that did; 2 this account, both as <c>DOMAIN\user on COMPUTER</c>.
    /// </summary>
    KeyOfOtherAccount,

    /// <summary>
    /// This account protected the instance's key or proxy password, and the system does not give it back: the profile is
    /// not loaded (a task that runs without a stored password), the password was reset by an administrator, or the store
    /// was damaged. Arguments: 0 the instance's name; 1 the system's reason.
    /// </summary>
    KeyUnreadable,

    /// <summary>
    /// The system does not protect the instance's key or proxy password, so nothing was stored. Arguments: 0 the
    /// instance's name; 1 the system's reason.
    /// </summary>
    KeyNotProtected,

    /// <summary>
    /// A newer version stored the instance's key or proxy password in a way that this one does not know. Arguments: 0
    /// the instance's name; 1 the kind, as the store calls it.
    /// </summary>
    KeyKindUnknown,

    /// <summary>
    /// The module Microsoft.PowerShell.SecretManagement is not installed. Arguments: 0 the instance's name; 1 vault and
    /// secret as <c>VAULT/SECRET</c>; 2 the reason, or empty.
    /// </summary>
    VaultModuleMissing,

    /// <summary>
    /// The vault has no such secret. Arguments: 0 the instance's name; 1 vault and secret as <c>VAULT/SECRET</c>; 2 the
    /// vault's reason, or empty.
    /// </summary>
    VaultSecretNotFound,

    /// <summary>
    /// The vault does not exist, is locked, fails, holds something other than text, or cannot be asked from where the
    /// key is needed. Arguments: 0 the instance's name; 1 vault and secret as <c>VAULT/SECRET</c>; 2 the vault's reason,
    /// or empty.
    /// </summary>
    VaultUnavailable,

    /// <summary>
    /// The thumbprint is neither 40 (SHA-1) nor 64 (SHA-256) hex digits. Arguments: 0 the text; 1 its source.
    /// </summary>
    InvalidThumbprint,

    /// <summary>
    /// The proxy is no absolute URL of a host and a port, or has a user or password in it, which belong into a
    /// credential. Arguments: 0 the URL, without user info; 1 its source.
    /// </summary>
    InvalidProxy,

    /// <summary>
    /// The user name for the proxy is empty or has control characters. Arguments: 0 the user name; 1 its source.
    /// </summary>
    InvalidProxyUser,

    /// <summary>
    /// The time-out is not between 1 and <see cref="TransportSettings.MaximumTimeoutSec"/> seconds. Arguments: 0 the
    /// number; 1 its source.
    /// </summary>
    InvalidTimeout,

    /// <summary>Two transport settings exclude each other. Arguments: 0 one; 1 the other, as parameters are named.</summary>
    TransportContradiction,

    /// <summary>
    /// The instance to change is not there any more, or another process has made it another. Nothing was changed.
    /// Arguments: 0 its name.
    /// </summary>
    InstanceChanged,

    /// <summary>
    /// <c>APPWRITEPS_HOME</c> is not an absolute path, or no path at all. Arguments: 0 its value.
    /// </summary>
    InvalidStoreHome,

    /// <summary>
    /// Nothing says where to keep the store; service accounts often have no profile. Arguments: 0 the environment
    /// variables of which one must be set, comma separated.
    /// </summary>
    StoreNoHome,

    /// <summary>
    /// The store's file is not what this library writes. It was left as it is. Arguments: 0 its path; 1 the line and 2
    /// the column, from 1; 3 what is wrong there, in words that name members but show no values.
    /// </summary>
    StoreUnreadable,

    /// <summary>
    /// A newer version wrote the store's file in a format that this one does not know. It was left as it is. Arguments:
    /// 0 its path; 1 the line and 2 the column of the version, from 1; 3 that version.
    /// </summary>
    StoreNewer,

    /// <summary>
    /// The system does not let this account read the store's file. Arguments: 0 its path; 1 the system's reason.
    /// </summary>
    StoreInaccessible,

    /// <summary>
    /// The store's file could not be written: missing rights, a full disk, a directory that cannot be made. What it held
    /// before is intact. Arguments: 0 its path; 1 the system's reason.
    /// </summary>
    StoreNotWritable,

    /// <summary>
    /// Other processes kept the store locked for the whole time that was waited. Arguments: 0 its path; 1 the seconds
    /// waited.
    /// </summary>
    StoreBusy,
}
