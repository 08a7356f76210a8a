using System.Text;
using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>Bodies from files, answers into files, and text in its charset.</summary>
public sealed class FileTests : ModuleTest
{
    private static readonly byte[] s_binary = [0x89, 0x50, 0x4E, 0x47, 0xFF, 0xFE, 0x00, 0x0D, 0x0A];

    private byte[] _received = [];
    private string _contentType = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddInstance();
        Server.Emulator.AddFunction("take", (request, _) =>
        {
            _received = request.Body.ToArray();
            _contentType = request.Headers.TryGetValue("content-type", out var type) ? type : "";
            return Task.FromResult(FunctionResponse.Text("taken"));
        });
        Session.Set("Folder", Home);
        Session.Set("In", Path.Combine(Home, "in.png"));
        Session.Set("Out", Path.Combine(Home, "out.bin"));
        await File.WriteAllBytesAsync(Path.Combine(Home, "in.png"), s_binary);
    }

    [Fact]
    public void A_file_arrives_byte_by_byte_with_the_content_type_of_its_extension()
    {
        Objects("Invoke-AppwriteFunction take -InFile $In -Method Post");

        Assert.Equal(s_binary, _received);
        Assert.Equal("image/png", _contentType);
    }

    [Theory]
    [InlineData("-ContentType text/x-own", "text/x-own")]
    [InlineData("-Headers @{ 'Content-Type' = 'text/x-own' }", "text/x-own")]
    public void A_content_type_that_is_given_goes_before_the_files(string arguments, string expected)
    {
        Objects("Invoke-AppwriteFunction take -InFile $In " + arguments);

        Assert.Equal(expected, _contentType);
    }

    [Fact]
    public void A_path_is_relative_to_the_shells_folder()
    {
        Objects("$ExecutionContext.SessionState.Path.SetLocation($Folder) | Out-Null; Invoke-AppwriteFunction take -InFile in.png; Invoke-AppwriteFunction $FunctionId -Path /binary -OutFile out.bin | Out-Null");

        Assert.Equal(s_binary, _received);
        Assert.True(File.Exists(Path.Combine(Home, "out.bin")));
    }

    [Theory]
    [InlineData("-InFile $Folder/nosuch", "cannot be read")]
    [InlineData("-InFile $Folder", "cannot be read")]
    [InlineData("-InFile \"$Folder/a`0b\"", "cannot be read")]
    [InlineData("-InFile variable:x", "not one of the file system")]
    [InlineData("-InFile $In -Body x", "Give one")]
    [InlineData("-InFile $Folder/large", "10485760")]
    [InlineData("-OutFile $Folder/nosuch/out", "cannot be written")]
    [InlineData("-OutFile \"$Folder/a`0b\"", "cannot be written")]
    [InlineData("-OutFile $Folder", "is a directory")]
    [InlineData("-OutFile $In", "-Force replaces it")]
    [InlineData("-OutFile $Out -Async", "synchronous")]
    [InlineData("-OutFile $Out -Wait", "synchronous")]
    [InlineData("-OutFile $Out -Delay 600", "synchronous")]
    public void What_cannot_be_is_refused_before_anything_runs(string arguments, string text)
    {
        using (var large = File.Create(Path.Combine(Home, "large"))) large.SetLength(10_485_761);

        var error = Error("Invoke-AppwriteFunction take " + arguments);

        Assert.Contains(text, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, Server.Emulator.ExecutionCount);
        Assert.False(File.Exists(Path.Combine(Home, "out.bin")));
    }

    [Fact]
    public void A_second_input_for_one_file_is_refused_and_the_first_is_kept()
    {
        var results = Session.Run("'a', 'b' | Invoke-AppwriteFunction take -OutFile $Out");

        Assert.Single(results.Objects);
        Assert.Contains("one answer", Assert.Single(results.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal("taken", File.ReadAllText(Path.Combine(Home, "out.bin")));
        Assert.Equal(1, Server.Emulator.ExecutionCount);
    }

    [Fact]
    public void A_body_beside_the_file_is_refused_from_the_pipeline_too() =>
        Assert.Equal("InvalidRequest", IdOf(Error("'a' | Invoke-AppwriteFunction take -InFile $In")));

    [Fact]
    public void A_binary_answer_is_written_as_it_came_and_the_object_is_returned()
    {
        var execution = Object("Invoke-AppwriteFunction $FunctionId -Path /binary -OutFile $Out");

        Assert.Equal((byte[])Value(execution, "Content")!, File.ReadAllBytes(Path.Combine(Home, "out.bin")));
        Assert.DoesNotContain(Directory.EnumerateFiles(Home), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Path /status/500", false)]
    [InlineData("-Path /status/500 -SkipHttpErrorCheck", true)]
    public void Of_a_failed_function_nothing_is_written_unless_that_is_wanted(string arguments, bool written)
    {
        File.WriteAllText(Path.Combine(Home, "out.bin"), "before");

        Session.Run("Invoke-AppwriteFunction $FunctionId -OutFile $Out -Force " + arguments);

        Assert.Equal(written, File.ReadAllText(Path.Combine(Home, "out.bin")) != "before");
        Assert.DoesNotContain(Directory.EnumerateFiles(Home), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_makes_no_file()
    {
        Session.Run("Invoke-AppwriteFunction take -OutFile $Out -WhatIf");

        Assert.Equal(["in.png"], Directory.EnumerateFiles(Home).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("text/plain; charset=utf-16", "utf-16")]
    [InlineData("text/plain; charset=iso-8859-1", "iso-8859-1")]
    [InlineData("text/plain; charset=\"UTF-8\"", "utf-8")]
    [InlineData("text/plain", "utf-8")]
    public void Text_is_sent_in_the_charset_of_its_content_type(string contentType, string charset)
    {
        Session.Set("ContentType", contentType);

        Objects("Invoke-AppwriteFunction take -Body 'Zoë' -ContentType $ContentType");

        Assert.Equal(Encoding.GetEncoding(charset).GetBytes("Zoë"), _received);
        Assert.Equal(contentType, _contentType);
    }

    [Theory]
    [InlineData("text/plain; charset=us-ascii")]
    [InlineData("text/plain; charset=klingon")]
    public void Text_that_the_charset_cannot_hold_is_refused(string contentType)
    {
        Session.Set("ContentType", contentType);

        Assert.Equal("InvalidRequest", IdOf(Error("Invoke-AppwriteFunction take -Body 'Zoë' -ContentType $ContentType")));
        Assert.Equal(0, Server.Emulator.ExecutionCount);
    }

    [Fact]
    public void A_file_as_the_body_is_refused_with_the_way_to_send_it() =>
        Assert.Contains("-InFile", Error("Invoke-AppwriteFunction take -Body ([System.IO.FileInfo]$In)").Exception.Message, StringComparison.Ordinal);
}
