namespace AppwritePS.Instances.Tests;

public sealed class WindowsStoreFilesTests
{
    [Theory]
    [InlineData(@"\\?\C:\keep\instances.json", @"C:\keep\instances.json")]
    [InlineData(@"\\?\UNC\server\share\instances.json", @"\\server\share\instances.json")]
    [InlineData(@"C:\keep\instances.json", @"C:\keep\instances.json")]
    [InlineData(@"\\server\share\instances.json", @"\\server\share\instances.json")]
    public void Where_a_link_leads_is_told_without_the_prefix_that_Windows_gives_it(string told, string path) =>
        Assert.Equal(path, WindowsStoreFiles.WithoutPrefix(told));
}
