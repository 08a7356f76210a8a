namespace AppwritePS.Instances.Tests;

public sealed class StoreLocationTests
{
    private static StoreLocation Find(bool isWindows, params (string Name, string Value)[] variables) =>
        StoreLocation.Find(name => variables.FirstOrDefault(v => v.Name == name).Value, isWindows);

    [Theory]
    [InlineData("/keep", null, null, "/keep/instances.json")]
    [InlineData("/k*ep?", null, null, "/k*ep?/instances.json")]
    [InlineData(" /keep/ ", "/config", "/home/anna", "/keep/instances.json")]
    [InlineData(null, "/config", "/home/anna", "/config/AppwritePS/instances.json")]
    [InlineData(" ", null, "/home/anna", "/home/anna/.config/AppwritePS/instances.json")]
    [InlineData(null, "", "/home/anna", "/home/anna/.config/AppwritePS/instances.json")]
    [InlineData(null, "relative", "/home/anna", "/home/anna/.config/AppwritePS/instances.json")]
    [InlineData(null, null, null, null)]
    [InlineData(null, "relative", "relative", null)]
    public void On_unix_the_first_of_three_variables_says_where(string? home, string? config, string? user, string? expected) =>
        Assert.Equal(expected, Find(isWindows: false, ("APPWRITEPS_HOME", home!), ("XDG_CONFIG_HOME", config!), ("HOME", user!), ("LOCALAPPDATA", @"C:\no")).Path);

    [Theory]
    [InlineData(@"D:\keep", @"C:\Users\anna\AppData\Local", @"D:\keep")]
    [InlineData(@"\\server\share", null, @"\\server\share")]
    [InlineData(@"\\?\D:\keep", null, @"\\?\D:\keep")]
    [InlineData(null, @"C:\Users\anna\AppData\Local", @"C:\Users\anna\AppData\Local")]
    [InlineData(null, null, null)]
    public void On_windows_the_first_of_two_says_where(string? home, string? local, string? directory)
    {
        var path = Find(isWindows: true, ("APPWRITEPS_HOME", home!), ("LOCALAPPDATA", local!), ("HOME", "/no"), ("XDG_CONFIG_HOME", "/no")).Path;

        Assert.StartsWith(directory ?? "", path ?? "", StringComparison.Ordinal);
        Assert.Equal(directory is null, path is null);
        if (path is not null)
            Assert.Equal(home is null, path.Contains("AppwritePS", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("keep", false)]
    [InlineData("~/keep", false)]
    [InlineData("./keep", false)]
    [InlineData(@"C:\keep", false)]
    [InlineData("/keep", true)]
    [InlineData("C:keep", true)]
    [InlineData("/ke\0ep", false)]
    [InlineData(@"C:\ke*p", true)]
    [InlineData(@"C:\ke?p", true)]
    [InlineData(@"\\?\C:\ke?p", true)]
    public void A_home_that_depends_on_the_current_directory_or_can_be_none_is_refused(string home, bool isWindows)
    {
        var refusal = Make.Refusal(() => Find(isWindows, ("APPWRITEPS_HOME", home), ("HOME", "/home/anna")));

        Assert.Equal(InstanceProblem.InvalidStoreHome, refusal.Problem);
        Assert.Equal([home], refusal.Arguments);
    }

    [Theory]
    [InlineData(false, "APPWRITEPS_HOME, XDG_CONFIG_HOME, HOME")]
    [InlineData(true, "APPWRITEPS_HOME, LOCALAPPDATA")]
    public void An_account_without_a_place_reads_an_empty_store_and_is_told_when_it_writes(bool isWindows, string variables)
    {
        var store = new InstanceStore(Find(isWindows));

        Assert.Null(store.Path);
        Assert.Empty(store.Read().Instances);
        var refusal = Make.Refusal(() => store.Add(Make.Instance("a")));
        Assert.Equal(InstanceProblem.StoreNoHome, refusal.Problem);
        Assert.Equal([variables], refusal.Arguments);
    }
}
