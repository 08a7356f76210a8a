using System.Text;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>Where actions come from: files, texts, lines, objects.</summary>
public sealed class ActionInputTests : ActionTest
{
    private const string Wrong = "action: appwrite.execute_function_main\ndata:\n  boddy: x\n  function_id: echo\n";

    [Theory]
    [InlineData("Invoke-AppwriteAction $Folder/*.yaml", 2)]
    [InlineData("Invoke-AppwriteAction -Path $Folder/a.yaml, $Folder/b.yaml", 2)]
    [InlineData("Invoke-AppwriteAction -LiteralPath \"$Folder/[c].yml\"", 1)]
    [InlineData("$location = (Get-Item $Folder).FullName; Set-Location $location; Invoke-AppwriteAction a.yaml", 1)]
    [InlineData("Get-ChildItem $Folder | Invoke-AppwriteAction", 3)]
    [InlineData("Invoke-AppwriteAction -Yaml $Yaml, $Yaml", 2)]
    [InlineData("$Yaml | Invoke-AppwriteAction", 1)]
    [InlineData("$Yaml, $Yaml | Invoke-AppwriteAction", 2)]
    [InlineData("Get-Content $Folder/a.yaml -Raw | Invoke-AppwriteAction", 1)]
    [InlineData("Get-Content $Folder/a.yaml, $Folder/b.yaml | Invoke-AppwriteAction", 2)]
    [InlineData("$Yaml -split \"`n\" | Invoke-AppwriteAction", 1)]
    [InlineData("@{ action = 'appwrite.execute_function_main'; data = @{ function_id = 'echo'; function_async = $false } } | Invoke-AppwriteAction", 1)]
    [InlineData("[pscustomobject]@{ action = 'appwrite.execute_function_main'; data = [pscustomobject]@{ function_id = 'echo' } } | Invoke-AppwriteAction", 1)]
    [InlineData("@{ actions = @(@{ action = 'appwrite.main_echo' }, @{ action = 'appwrite.main_echo' }) } | Invoke-AppwriteAction", 2)]
    public void Actions_come_from(string script, int count)
    {
        Written("a.yaml", Main);
        Written("b.yaml", Main);
        Written("[c].yml", Main);

        Assert.Equal(count, Objects(Usable(With(Main, script))).Count);
        Assert.Equal(count, Server.Emulator.ExecutionCount);
    }

    [Fact]
    public void Lines_of_a_file_keep_its_name_and_their_numbers()
    {
        var file = Written("a.yaml", "# one\n# two\n" + Wrong);

        var errors = Session.Run(Usable("Get-Content $Folder/a.yaml, $Folder/a.yaml | Invoke-AppwriteAction")).Errors;

        Assert.Equal(2, errors.Count);
        Assert.All(errors, error => Assert.Equal(["5:3 UnknownKey boddy"], Told(error.TargetObject)));
        Assert.Contains(file, errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_were_left_out_leave_the_others_their_numbers()
    {
        Written("a.yaml", "# one\n# two\n" + Wrong);

        var error = Error(Usable("Get-Content $Folder/a.yaml | ForEach-Object { if ($_ -ne '# two') { $_ } } | Invoke-AppwriteAction"));

        Assert.Equal(["5:3 UnknownKey boddy"], Told(error.TargetObject));
    }

    [Fact]
    public void A_problem_of_an_object_has_no_place()
    {
        var error = Error("@{ action = 'appwrite.execute_function_main'; data = @{ function_id = 'echo'; boddy = 'x'; other = 'y' } } | Invoke-AppwriteAction");

        Assert.Equal([": UnknownKey boddy", ": UnknownKey other"], Told(error.TargetObject).Order());
        Assert.Contains("  'boddy' is not known here. Is 'function_body' meant?", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-AppwriteAction $Folder/nosuch.yaml", "PathNotFound")]
    [InlineData("Invoke-AppwriteAction $Folder/*.nosuch", "ActionFileMissing")]
    [InlineData("Invoke-AppwriteAction -LiteralPath $Folder/nosuch.yaml", "ActionFileUnreadable")]
    [InlineData("Invoke-AppwriteAction -LiteralPath \"$Folder/a`0b.yaml\"", "ActionFileUnreadable")]
    [InlineData("Invoke-AppwriteAction $Folder", "ActionFileUnreadable")]
    [InlineData("Invoke-AppwriteAction $Folder/binary.yaml", "ActionFileNotText")]
    [InlineData("Invoke-AppwriteAction Env:PATH", "InvalidRequest")]
    [InlineData("5 | Invoke-AppwriteAction", "InvalidRequest")]
    [InlineData("Get-Item $Folder | Invoke-AppwriteAction", "InvalidRequest")]
    [InlineData("$loop = @{}; $loop.action = $loop; $loop | Invoke-AppwriteAction", "InvalidRequest")]
    [InlineData("'' | Invoke-AppwriteAction", "InvalidAction")]
    public void What_holds_no_action_is_an_error(string script, string id)
    {
        File.WriteAllBytes(Path.Combine(Folder, "binary.yaml"), [0xFF, 0xFF, 0x80, 0x81]);

        Assert.Equal(id, IdOf(Error(Usable(script))));
        Assert.Empty(Executed);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Files_are_read_in_the_encodings_that_shells_write(string encoding)
    {
        File.WriteAllText(Path.Combine(Folder, "a.yaml"), Main + "  function_method: POST\n  function_body: grüß\n", Encoding.GetEncoding(encoding));

        Objects("Invoke-AppwriteAction $Folder/a.yaml");

        Assert.Equal("grüß", Encoding.UTF8.GetString(Assert.Single(Server.Emulator.Executions).Body.Span));
    }

    [Fact]
    public void A_text_too_long_is_told_and_not_read()
    {
        Written("a.yaml", Main + new string('#', 11 * 1024 * 1024));

        Assert.Equal(["1:1 TooLong"], Told(Error("Invoke-AppwriteAction $Folder/a.yaml").TargetObject));
        Assert.Equal(["1:1 TooLong"], Told(Error("$line = '#' * 1mb; 1..12 | ForEach-Object { $line } | Invoke-AppwriteAction").TargetObject));
    }

    // The engine alone has no Get-Content, Get-Item and Get-ChildItem: what they hand out is made here.
    private static string Usable(string script) => """
        function Get-Content([string[]] $Path, [switch] $Raw) {
            foreach ($one in $Path) {
                $full = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($one)
                $number = 0
                $texts = if ($Raw) { , [IO.File]::ReadAllText($full) } else { [IO.File]::ReadAllLines($full) }
                foreach ($text in $texts) {
                    $number++
                    $text = [psobject]::AsPSObject($text)
                    $text.PSObject.Properties.Add([psnoteproperty]::new('PSPath', "Microsoft.PowerShell.Core\FileSystem::$full"))
                    $text.PSObject.Properties.Add([psnoteproperty]::new('ReadCount', [long] $number))
                    $text
                }
            }
        }
        function Get-Item([string] $Path) { [IO.DirectoryInfo]::new($Path) }
        function Get-ChildItem([string] $Path) { [IO.DirectoryInfo]::new($Path).GetFiles() }
        function Set-Location([string] $Path) { $null = $ExecutionContext.SessionState.Path.SetLocation($Path) }

        """ + script;
}
