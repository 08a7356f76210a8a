using System.Globalization;

namespace AppwritePS.Instances.StoreWorker;

/// <summary>The kinds of work.</summary>
internal static class Work
{
    /// <summary>Adds entries of its own, then removes every other one, a change each.</summary>
    public static void Churn(string worker, int entries)
    {
        var store = InstanceStore.CurrentUser;
        var added = Enumerable.Range(0, entries).Select(number => store.Add(Make($"{worker}-{number}"))).ToList();
        foreach (var instance in added.Where((_, number) => number % 2 == 1))
        {
            if (!store.Remove(instance))
                throw new InvalidOperationException($"{instance} was lost.");
        }
    }

    /// <summary>Writes ever higher numbers, and says each when it is written.</summary>
    public static void Tick(int from)
    {
        var store = InstanceStore.CurrentUser;
        for (var number = from; ; number++)
        {
            store.Add(Make("tick", number.ToString(CultureInfo.InvariantCulture)), replace: true);
            Console.WriteLine(number);
        }
    }

    /// <summary>Holds the lock until it is killed.</summary>
    public static void HoldLock()
    {
        var file = new StoreFile(InstanceStore.CurrentUser.Path!, StoreFiles.OfThisSystem, TimeSpan.FromSeconds(5));
        file.WithLock(() =>
        {
            Console.WriteLine("held");
            Thread.Sleep(Timeout.Infinite);
            return true;
        });
    }

    /// <summary>Adds one entry.</summary>
    public static void Add(string name) => InstanceStore.CurrentUser.Add(Make(name));

    /// <summary>Adds entries until the store takes no more, and says how many it took.</summary>
    public static void Fill()
    {
        for (var number = 0; ; number++)
        {
            Console.WriteLine(number);
            Add($"fill-{number}");
        }
    }

    /// <summary>Resolves an instance of the process by name, and says which JSON library that took.</summary>
    public static void ResolveByName(string name)
    {
        InstanceRegistry.Process.Add(Make("known"));
        var resolver = new InstanceResolver(EnvironmentInstance.Read(Environment.GetEnvironmentVariable), InstanceRegistry.Process.Snapshot(), () => InstanceStore.CurrentUser.Read());
        var found = resolver.Resolve(name.Length == 0 ? null : name, null);
        found.Instance.GetApiKey(vault: null);
        Console.WriteLine($"{found.Instance.Name} {AppDomain.CurrentDomain.GetAssemblies().Count(static a => a.GetName().Name == "System.Text.Json")}");
    }

    private static Instance Make(string name, string key = "standard_0123") =>
        Instance.Create(name, Endpoint.Parse("http://store.example"), name, ApiKey.From(key));
}
