using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>Where instances are kept: in the process or in the user's profile.</summary>
internal abstract class InstancePlace
{
    private static readonly InstancePlace s_process = new ProcessPlace();
    private static readonly InstancePlace s_profile = new ProfilePlace();

    public abstract RegistrySnapshot Read();

    public abstract void CheckIsFree(Instance instance);

    public abstract void CheckIsFree(Instance old, Instance changed);

    public abstract Instance Add(Instance instance, bool replace, bool makeDefault, CancellationToken cancellationToken);

    public abstract Instance Update(Instance old, Instance changed, bool makeDefault, CancellationToken cancellationToken);

    public abstract bool Remove(Instance instance, CancellationToken cancellationToken);

    public static InstancePlace Of(InstanceScope scope) => scope == InstanceScope.CurrentUser ? s_profile : s_process;

    private sealed class ProcessPlace : InstancePlace
    {
        public override RegistrySnapshot Read() => InstanceRegistry.Process.Snapshot();

        public override void CheckIsFree(Instance instance) => InstanceRegistry.Process.CheckIsFree(instance);

        public override void CheckIsFree(Instance old, Instance changed) => InstanceRegistry.Process.CheckIsFree(old, changed);

        public override Instance Add(Instance instance, bool replace, bool makeDefault, CancellationToken cancellationToken)
        {
            InstanceRegistry.Process.Add(instance, replace, makeDefault);
            return instance;
        }

        public override Instance Update(Instance old, Instance changed, bool makeDefault, CancellationToken cancellationToken)
        {
            InstanceRegistry.Process.Update(old, changed, makeDefault);
            return changed;
        }

        public override bool Remove(Instance instance, CancellationToken cancellationToken) => InstanceRegistry.Process.Remove(instance);
    }

    private sealed class ProfilePlace : InstancePlace
    {
        public override RegistrySnapshot Read() => InstanceStore.CurrentUser.Read();

        public override void CheckIsFree(Instance instance) => InstanceStore.CurrentUser.CheckIsFree(instance);

        public override void CheckIsFree(Instance old, Instance changed) => InstanceStore.CurrentUser.CheckIsFree(old, changed);

        public override Instance Add(Instance instance, bool replace, bool makeDefault, CancellationToken cancellationToken) =>
            InstanceStore.CurrentUser.Add(instance, replace, makeDefault, cancellationToken);

        public override Instance Update(Instance old, Instance changed, bool makeDefault, CancellationToken cancellationToken) =>
            InstanceStore.CurrentUser.Update(old, changed, makeDefault, cancellationToken);

        public override bool Remove(Instance instance, CancellationToken cancellationToken) => InstanceStore.CurrentUser.Remove(instance, cancellationToken);
    }
}
