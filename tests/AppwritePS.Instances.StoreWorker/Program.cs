using System.Globalization;
using AppwritePS.Instances;
using AppwritePS.Instances.StoreWorker;

// The store is the one that APPWRITEPS_HOME leads to.
try
{
    switch (args)
    {
        case ["churn", var worker, var entries]:
            Work.Churn(worker, Number(entries));
            break;
        case ["tick", var from]:
            Work.Tick(Number(from));
            break;
        case ["lock"]:
            Work.HoldLock();
            break;
        case ["add", var name]:
            Work.Add(name);
            break;
        case ["fill"]:
            Work.Fill();
            break;
        case ["assemblies", var name]:
            Work.ResolveByName(name);
            break;
        default:
            return 2;
    }

    return 0;
}
catch (InstanceException e)
{
    Console.WriteLine(e.Message);
    return 1;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
