namespace AppwritePS.Instances;

/// <summary>
/// The instances in the user's profile: one JSON file, read when it is needed and written whole or not at all, by as
/// many processes and threads at once as there are. A file that this version cannot read is never touched; what it does
/// not know in a file that it can read stays there.
/// </summary>
public sealed class InstanceStore
{
    private static readonly TimeSpan s_lockTimeout = TimeSpan.FromSeconds(15);
    private static volatile InstanceStore? s_current;

    private readonly StoreLocation _location;
    private readonly IUserProtection _protection;
    private readonly StoreFile? _file;
    private volatile Reading? _reading;

    /// <summary>Opens a store, which reads nothing yet.</summary>
    /// <param name="location">Where it lies.</param>
    /// <param name="protection">What secrets are protected with; null means what this system has.</param>
    public InstanceStore(StoreLocation location, IUserProtection? protection = null)
        : this(location, protection ?? UserProtection.OfThisSystem, StoreFiles.OfThisSystem, s_lockTimeout)
    {
    }

    internal InstanceStore(StoreLocation location, IUserProtection protection, StoreFiles files, TimeSpan lockTimeout)
    {
        _location = location ?? throw new ArgumentNullException(nameof(location));
        _protection = protection;
        _file = location.Path is { } path ? new StoreFile(path, files, lockTimeout) : null;
    }

    /// <summary>
    /// The store that this process's environment variables lead to now. It is the same object, and remembers what it has
    /// read, as long as they lead to the same file.
    /// </summary>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.InvalidStoreHome"/>.</exception>
    public static InstanceStore CurrentUser
    {
        get
        {
            var location = StoreLocation.Find();
            return s_current is { } current && current._location == location ? current : s_current = new InstanceStore(location);
        }
    }

    /// <summary>The file, which need not exist; null if the account has no place for one.</summary>
    public string? Path => _location.Path;

    /// <summary>Reads what is stored, unless the file is as it was when this object last read it.</summary>
    /// <returns>The instances, of scope <see cref="InstanceScope.CurrentUser"/>; none if there is no file, or no place for one.</returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.StoreUnreadable"/>, <see cref="InstanceProblem.StoreNewer"/> or
    /// <see cref="InstanceProblem.StoreInaccessible"/>.
    /// </exception>
    public RegistrySnapshot Read()
    {
        if (_file is null)
            return RegistrySnapshot.Empty;

        // Before the file is read: if it is replaced in between, what was read only seems older than it is.
        var stamp = _file.Stamp();
        if (_reading is { } known && known.Stamp == stamp)
            return known.Snapshot;

        var snapshot = ReadDocument(_file).Snapshot;
        _reading = stamp is { IsCertain: true } ? new Reading(stamp, snapshot) : null;
        return snapshot;
    }

    /// <summary>Asks whether an instance could be stored, without storing it.</summary>
    /// <param name="instance">The instance.</param>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.AlreadyConfigured"/>, or as for <see cref="Read"/>.</exception>
    public void CheckIsFree(Instance instance) => Read().CheckIsFree(instance);

    /// <summary>Asks whether an instance could take another's place, without changing anything.</summary>
    /// <param name="old">The instance that is stored.</param>
    /// <param name="changed">What it would become.</param>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InstanceChanged"/>, <see cref="InstanceProblem.AlreadyConfigured"/>, or as for
    /// <see cref="Read"/>.
    /// </exception>
    public void CheckIsFree(Instance old, Instance changed)
    {
        var snapshot = Read();
        snapshot.Remove(Current(snapshot, old)).CheckIsFree(changed);
    }

    /// <summary>
    /// Stores an instance. Its name must be new, and so must its endpoint together with its project. A key in memory is
    /// protected where the system can, and else put into the file as it is, which <see cref="Instance.KeySource"/> of the
    /// result tells.
    /// </summary>
    /// <param name="instance">The instance, of any scope but <see cref="InstanceScope.Environment"/>.</param>
    /// <param name="replace">Forget the stored instances that are in its way; if one was the default, the new one is.</param>
    /// <param name="makeDefault">Make it the default.</param>
    /// <param name="cancellationToken">Ends the wait for other processes; what has begun to be written is written.</param>
    /// <returns>The instance as it is stored.</returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.AlreadyConfigured"/>, <see cref="InstanceProblem.KeyNotProtected"/>,
    /// <see cref="InstanceProblem.StoreNoHome"/>, <see cref="InstanceProblem.StoreBusy"/>,
    /// <see cref="InstanceProblem.StoreNotWritable"/>, or as for <see cref="Read"/>. Nothing has changed then.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled while others had the store. Nothing has changed.</exception>
    public Instance Add(Instance instance, bool replace = false, bool makeDefault = false, CancellationToken cancellationToken = default)
    {
        var stored = ToStored(instance);
        Change(document => document.With(document.Snapshot.Add(stored, replace, makeDefault)), cancellationToken);
        return stored;
    }

    /// <summary>
    /// Forgets an instance and its key: the one with this name, endpoint and project, not another that has taken its name.
    /// If it was the default, there is none then.
    /// </summary>
    /// <param name="instance">The instance, from <see cref="Read"/>.</param>
    /// <param name="cancellationToken">As for <see cref="Add"/>.</param>
    /// <returns>False if it is not stored (any more).</returns>
    /// <exception cref="InstanceException">As for <see cref="Add"/>. Nothing has changed then.</exception>
    /// <exception cref="OperationCanceledException">As for <see cref="Add"/>.</exception>
    public bool Remove(Instance instance, CancellationToken cancellationToken = default) => Change(
        document => Find(document.Snapshot, instance) is { } current ? document.With(document.Snapshot.Remove(current)) : null,
        cancellationToken);

    /// <summary>
    /// Changes an instance in one step. Only what differs between the two is written: if another process has changed its
    /// key while this one changes its name, both hold. If it was the default, it stays so under its new name.
    /// </summary>
    /// <param name="old">The instance, from <see cref="Read"/>.</param>
    /// <param name="changed">
    /// What it becomes. Members that are to stay are the old one's own: the same <see cref="KeySource"/> object keeps the
    /// key, without reading it.
    /// </param>
    /// <param name="makeDefault">Make it the default.</param>
    /// <param name="cancellationToken">Ends the wait for other processes; what has begun to be written is written.</param>
    /// <returns>The instance as it is stored.</returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InstanceChanged"/> if it is not stored any more; else as for <see cref="Add"/>. Nothing
    /// has changed then.
    /// </exception>
    /// <exception cref="OperationCanceledException">As for <see cref="Add"/>.</exception>
    public Instance Update(Instance old, Instance changed, bool makeDefault = false, CancellationToken cancellationToken = default)
    {
        var wanted = ToStored(changed, old);
        Instance? stored = null;
        Change(document =>
        {
            var current = Current(document.Snapshot, old);
            stored = Merge(current, old, wanted);
            return document.With(document.Snapshot.Update(current, stored, makeDefault), current, stored);
        }, cancellationToken);
        return stored!;
    }

    // False if the change turns out to be none, and nothing is written.
    private bool Change(Func<StoreDocument, byte[]?> change, CancellationToken cancellationToken)
    {
        var file = _file ?? throw new InstanceException(InstanceProblem.StoreNoHome, _location.Variables);
        return file.WithLock(() =>
        {
            if (change(ReadDocument(file)) is not { } contents)
                return false;

            _reading = null;
            file.Write(contents);
            return true;
        }, cancellationToken);
    }

    private StoreDocument ReadDocument(StoreFile file) =>
        file.Read() is { } contents ? StoreDocument.Parse(contents, file.Path, _protection) : StoreDocument.Empty;

    private static Instance Current(RegistrySnapshot snapshot, Instance old) =>
        Find(snapshot, old) ?? throw new InstanceException(InstanceProblem.InstanceChanged, old.Name);

    private static Instance? Find(RegistrySnapshot snapshot, Instance instance) =>
        snapshot.Instances.FirstOrDefault(stored => stored.HasSameName(instance) && stored.HasSameTarget(instance));

    private static Instance Merge(Instance current, Instance old, Instance wanted)
    {
        var password = wanted.Transport.ProxyPassword is { } kept && kept == old.Transport.ProxyPassword ? current.Transport.ProxyPassword : wanted.Transport.ProxyPassword;
        return new Instance(
            wanted.Name,
            old.Endpoint.Text == wanted.Endpoint.Text ? current.Endpoint : wanted.Endpoint,
            wanted.ProjectId,
            old.KeySource == wanted.KeySource ? current.KeySource : wanted.KeySource,
            old.Transport == wanted.Transport ? current.Transport : wanted.Transport with { ProxyPassword = password },
            InstanceScope.CurrentUser);
    }

    private Instance ToStored(Instance instance, Instance? old = null)
    {
        if (instance is null)
            throw new ArgumentNullException(nameof(instance));
        if (instance.Scope == InstanceScope.Environment)
            throw new ArgumentException("The instance of the environment variables is not stored.", nameof(instance));

        var password = instance.Transport.ProxyPassword;
        return new Instance(
            instance.Name,
            instance.Endpoint,
            instance.ProjectId,
            ToStored(instance.KeySource, old?.KeySource, instance.Name),
            password is null ? instance.Transport : instance.Transport with { ProxyPassword = ToStored(password, old?.Transport.ProxyPassword, instance.Name) },
            InstanceScope.CurrentUser);
    }

    // References and protected keys are stored as they are.
    private KeySource ToStored(KeySource secret, KeySource? old, string instance)
    {
        if (secret == old || secret is not (MemoryKey or FileKey))
            return secret;

        using var text = secret.Read(instance, vault: null);
        return _protection.IsAvailable ? ProtectedKey.Of(text, _protection, instance) : new FileKey(text);
    }

    private sealed record Reading(StoreStamp Stamp, RegistrySnapshot Snapshot);
}
