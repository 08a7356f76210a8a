using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AppwritePS.Instances;

/// <summary>
/// The contents of the store's file. What this version does not know stands in it after a rewrite as before: entries
/// that are not changed byte for byte, in changed ones each unknown member.
/// </summary>
internal sealed class StoreDocument
{
    private const int Version = 1;

    // The writer indents all but what is handed to it raw.
    private static readonly byte[] s_indentedItem = "\n    "u8.ToArray();

    private readonly StoredJson? _root;
    private readonly Dictionary<Instance, StoredJson> _entries = [];

    private StoreDocument() => Snapshot = RegistrySnapshot.Empty;

    private StoreDocument(StoredJson root, IUserProtection protection)
    {
        _root = root;
        CheckVersion(root);
        var names = new HashSet<string>(InstanceName.Comparer);
        var targets = new HashSet<(Endpoint, string)>();
        foreach (var entry in Expect(root, "instances", JsonTokenType.StartArray).Items)
        {
            var instance = ReadInstance(entry, protection);
            if (!names.Add(instance.Name))
                throw new StoreFormatException(entry.Members["name"].Offset, "another instance has this 'name', ignoring case");
            if (!targets.Add((instance.Endpoint, instance.ProjectId)))
                throw new StoreFormatException(entry.Offset, "another instance has this 'endpoint' and 'projectId'");
            _entries.Add(instance, entry);
        }

        Snapshot = new RegistrySnapshot(_entries.Keys, DefaultOf(root));
    }

    public static StoreDocument Empty => new();

    public RegistrySnapshot Snapshot { get; }

    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.StoreUnreadable"/> or <see cref="InstanceProblem.StoreNewer"/>.
    /// </exception>
    public static StoreDocument Parse(byte[] bytes, string path, IUserProtection protection)
    {
        try
        {
            return new StoreDocument(StoredJson.Parse(bytes, StartOf(bytes)), protection);
        }
        catch (StoreFormatException e)
        {
            var (line, column) = PlaceOf(bytes, e.Offset);
            throw e.NewerVersion is { } version
                ? new InstanceException(InstanceProblem.StoreNewer, path, line, column, version)
                : new InstanceException(InstanceProblem.StoreUnreadable, path, line, column, e.Message);
        }
    }

    // What the file holds once the snapshot is what it should say; if an instance took another's place, which and whose.
    public byte[] With(RegistrySnapshot snapshot, Instance? old = null, Instance? changed = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            WriteObject(
                writer,
                _root,
                ("version", () => writer.WriteNumberValue(Version)),
                ("default", snapshot.Default is { } standard ? () => writer.WriteStringValue(standard.Name) : null),
                ("instances", () => WriteInstances(writer, snapshot, old, changed)));
        }

        return stream.ToArray();
    }

    private static void CheckVersion(StoredJson root)
    {
        var version = Expect(root, "version", JsonTokenType.Number);
        if (!decimal.TryParse(version.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            throw new StoreFormatException(version.Offset, "'version' is not a whole number above 0");
        if (number > Version)
            throw new StoreFormatException(version.Offset, string.Empty, version.Text);
    }

    private static Instance ReadInstance(StoredJson entry, IUserProtection protection)
    {
        var name = Valid(entry, "name", static text => InstanceName.Check(text));
        var endpoint = Valid(entry, "endpoint", static text => Endpoint.Parse(text));
        var projectId = Valid(entry, "projectId", static text => ProjectIdRule.Check(text));
        var key = ReadSecret(Expect(entry, "key", JsonTokenType.StartObject), protection);
        return new Instance(name, endpoint, projectId, key, ReadTransport(entry, protection), InstanceScope.CurrentUser);
    }

    // A name that no entry has is no reason to refuse the whole file: commands then say that there is no default.
    private Instance? DefaultOf(StoredJson root) => Optional(root, "default", JsonTokenType.String) is { } standard
        ? _entries.Keys.FirstOrDefault(instance => InstanceName.Comparer.Equals(instance.Name, standard.Text))
        : null;

    private static TransportSettings ReadTransport(StoredJson entry, IUserProtection protection)
    {
        if (Optional(entry, "transport", JsonTokenType.StartObject) is not { } stored)
            return TransportSettings.Default;

        var transport = new TransportSettings
        {
            SkipCertificateCheck = Flag(stored, "skipCertificateCheck"),
            CertificateThumbprint = Optional(stored, "certificateThumbprint", JsonTokenType.String)?.Text,
            Proxy = Optional(stored, "proxy", JsonTokenType.String)?.Text,
            ProxyUserName = Optional(stored, "proxyUserName", JsonTokenType.String)?.Text,
            ProxyPassword = Optional(stored, "proxyPassword", JsonTokenType.StartObject) is { } password ? ReadSecret(password, protection) : null,
            NoProxy = Flag(stored, "noProxy"),
            TimeoutSec = Seconds(stored, "timeoutSec"),
        };
        try
        {
            return transport.Check();
        }
        catch (InstanceException e)
        {
            throw new StoreFormatException(stored.Offset, $"'transport' is not valid ({e.Problem})");
        }
    }

    private static KeySource ReadSecret(StoredJson stored, IUserProtection protection)
    {
        var kind = Expect(stored, "kind", JsonTokenType.String);
        try
        {
            switch (kind.Text)
            {
                case "variable":
                    return new VariableKey(Expect(stored, "variable", JsonTokenType.String).Text!);
                case "vault":
                    return new VaultKey(Optional(stored, "vault", JsonTokenType.String)?.Text, Expect(stored, "secret", JsonTokenType.String).Text!);
                case "dpapi":
                    return new ProtectedKey(
                        Base64(Expect(stored, "data", JsonTokenType.String)),
                        Optional(stored, "account", JsonTokenType.String)?.Text ?? string.Empty,
                        protection);
                case "file":
                    using (var text = SecureText.Of(Expect(stored, "text", JsonTokenType.String).Text!))
                        return new FileKey(text);
                default:
                    return new UnknownKey(kind.Text!);
            }
        }
        catch (InstanceException e)
        {
            throw new StoreFormatException(stored.Offset, $"this is not valid ({e.Problem})");
        }
    }

    private static byte[] Base64(StoredJson data)
    {
        try
        {
            return Convert.FromBase64String(data.Text!);
        }
        catch (FormatException)
        {
            throw new StoreFormatException(data.Offset, "'data' is not Base64");
        }
    }

    private static bool Flag(StoredJson parent, string name) => parent.Member(name)?.Kind switch
    {
        null or JsonTokenType.False => false,
        JsonTokenType.True => true,
        _ => throw WrongKind(parent.Members[name], name),
    };

    private static int? Seconds(StoredJson parent, string name) =>
        Optional(parent, name, JsonTokenType.Number) is not { } stored ? null
        : int.TryParse(stored.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds
        : throw WrongKind(stored, name);

    private static T Valid<T>(StoredJson parent, string name, Func<string, T> check)
    {
        var stored = Expect(parent, name, JsonTokenType.String);
        try
        {
            return check(stored.Text!);
        }
        catch (InstanceException e)
        {
            throw new StoreFormatException(stored.Offset, $"'{name}' is not valid ({e.Problem})");
        }
    }

    private static StoredJson Expect(StoredJson parent, string name, JsonTokenType kind) =>
        parent.Kind != JsonTokenType.StartObject
            ? throw new StoreFormatException(parent.Offset, "an object should stand here")
            : Optional(parent, name, kind) ?? throw new StoreFormatException(parent.Offset, $"'{name}' is missing");

    private static StoredJson? Optional(StoredJson parent, string name, JsonTokenType kind) =>
        parent.Member(name) is { } member && member.Kind != kind ? throw WrongKind(member, name) : parent.Member(name);

    private static StoreFormatException WrongKind(StoredJson value, string name) => new(value.Offset, $"'{name}' has a value of the wrong kind");

    private void WriteInstances(Utf8JsonWriter writer, RegistrySnapshot snapshot, Instance? old, Instance? changed)
    {
        writer.WriteStartArray();
        foreach (var instance in snapshot.Instances)
        {
            if (_entries.TryGetValue(instance, out var kept))
                writer.WriteRawValue([.. s_indentedItem, .. kept.Raw.Span], skipInputValidation: true);
            else
                WriteInstance(writer, instance, old is not null && instance == changed ? old : null);
        }

        writer.WriteEndArray();
    }

    private void WriteInstance(Utf8JsonWriter writer, Instance instance, Instance? old)
    {
        var stored = old is null ? null : _entries[old];
        WriteObject(
            writer,
            stored,
            ("name", () => writer.WriteStringValue(instance.Name)),
            ("endpoint", () => writer.WriteStringValue(instance.Endpoint.Text)),
            ("projectId", () => writer.WriteStringValue(instance.ProjectId)),
            ("key", () => WriteSecret(writer, instance.KeySource, instance.Name, old?.KeySource, stored?.Member("key"))),
            ("transport", Transport(writer, instance, old, stored?.Member("transport"))));
    }

    private static Action? Transport(Utf8JsonWriter writer, Instance instance, Instance? old, StoredJson? stored)
    {
        var transport = instance.Transport;
        if (stored is null && transport == TransportSettings.Default)
            return null;
        if (stored is not null && transport == old?.Transport)
            return () => WriteRaw(writer, stored);

        Action? Text(string? text) => text is null ? null : () => writer.WriteStringValue(text);
        Action? Flag(bool flag) => flag ? () => writer.WriteBooleanValue(true) : null;
        return () => WriteObject(
            writer,
            stored,
            ("skipCertificateCheck", Flag(transport.SkipCertificateCheck)),
            ("certificateThumbprint", Text(transport.CertificateThumbprint)),
            ("proxy", Text(transport.Proxy)),
            ("proxyUserName", Text(transport.ProxyUserName)),
            ("proxyPassword", transport.ProxyPassword is { } password
                ? () => WriteSecret(writer, password, instance.Name, old?.Transport.ProxyPassword, stored?.Member("proxyPassword"))
                : null),
            ("noProxy", Flag(transport.NoProxy)),
            ("timeoutSec", transport.TimeoutSec is { } seconds ? () => writer.WriteNumberValue(seconds) : null));
    }

    private static void WriteSecret(Utf8JsonWriter writer, KeySource secret, string instance, KeySource? old, StoredJson? stored)
    {
        if (stored is not null && secret == old)
        {
            WriteRaw(writer, stored);
            return;
        }

        writer.WriteStartObject();
        switch (secret)
        {
            case VariableKey variable:
                writer.WriteString("kind", "variable");
                writer.WriteString("variable", variable.Variable);
                break;
            case VaultKey vault:
                writer.WriteString("kind", "vault");
                if (vault.Vault is not null)
                    writer.WriteString("vault", vault.Vault);
                writer.WriteString("secret", vault.Secret);
                break;
            case ProtectedKey key:
                writer.WriteString("kind", "dpapi");
                writer.WriteString("account", key.Account);
                writer.WriteBase64String("data", key.Data);
                break;
            case FileKey file:
                writer.WriteString("kind", "file");
                using (SecureString text = file.Read(instance, vault: null))
                {
                    SecureText.Reveal(text, plain =>
                    {
                        writer.WriteString("text", plain);
                        return plain.Length;
                    });
                }

                break;
            case UnknownKey unknown:
                throw unknown.ToProblem(instance);
            default:
                throw new ArgumentException($"{secret.GetType()} is not stored.", nameof(secret));
        }

        writer.WriteEndObject();
    }

    // A null instead of a value leaves a known member out; members of the old object that are not known stay.
    private static void WriteObject(Utf8JsonWriter writer, StoredJson? old, params (string Name, Action? Write)[] known)
    {
        writer.WriteStartObject();
        foreach (var (name, write) in known)
        {
            if (write is null)
                continue;
            writer.WritePropertyName(name);
            write();
        }

        foreach (var member in old?.Members.Where(member => known.All(k => k.Name != member.Key)) ?? [])
        {
            writer.WritePropertyName(member.Key);
            WriteRaw(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteRaw(Utf8JsonWriter writer, StoredJson value) => writer.WriteRawValue(value.Raw.Span, skipInputValidation: true);

    // Editors of Windows put a byte order mark in front.
    private static int StartOf(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;

    private static (string Line, string Column) PlaceOf(byte[] bytes, int offset)
    {
        var end = Math.Min(offset, bytes.Length);
        var lineStart = Math.Max(end == 0 ? 0 : Array.LastIndexOf(bytes, (byte)'\n', end - 1) + 1, StartOf(bytes));
        var line = 1 + bytes.Take(end).Count(static b => b == '\n');
        var column = 1 + Encoding.UTF8.GetCharCount(bytes, lineStart, Math.Max(end - lineStart, 0));
        return (line.ToString(CultureInfo.InvariantCulture), column.ToString(CultureInfo.InvariantCulture));
    }
}
