#pragma warning disable CA1416 // What asks for modes is skipped on Windows.
namespace AppwritePS.Instances.Tests;

public sealed class StoreFileTests : IDisposable
{
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyDirectory = OwnerOnlyFile | UnixFileMode.UserExecute;

    // Below the time that the store waits for others.
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(10);

    private readonly TemporaryStore _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Directory_and_files_are_the_owners_only_even_without_a_umask()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows inherits rights.");
        var home = Path.Combine(_temporary.Home, "deeper");

        Assert.Equal(0, StoreWorkerProcess.RunInShell("umask 0; exec \"$@\"", home, "add", "house").ExitCode);

        Assert.Equal(OwnerOnlyDirectory, File.GetUnixFileMode(_temporary.Home));
        Assert.Equal(OwnerOnlyDirectory, File.GetUnixFileMode(home));
        Assert.Equal(["instances.json", "instances.json.lock", "instances.json.turn"], Directory.EnumerateFiles(home).Select(Path.GetFileName).Order());
        Assert.All(Directory.EnumerateFiles(home), static file => Assert.Equal(OwnerOnlyFile, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void A_new_file_is_the_owners_only_before_anything_is_in_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows inherits rights.");

        var (stream, path) = StoreFiles.OfThisSystem.CreateNew(Path.Combine(_temporary.Root, "new-"));
        using (stream)
        {
            Assert.Equal(OwnerOnlyFile, File.GetUnixFileMode(path));
            Assert.Equal(0, stream.Length);
        }
    }

    [Fact]
    public void A_file_that_others_could_read_is_the_owners_only_after_a_write()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows inherits rights.");
        _temporary.Write("""{ "version": 1, "instances": [] }""");
        File.SetUnixFileMode(_temporary.FilePath, (UnixFileMode)0b110_110_110);

        _temporary.Store.Add(Make.Instance("house"));

        Assert.Equal(OwnerOnlyFile, File.GetUnixFileMode(_temporary.FilePath));
    }

    [Theory]
    [InlineData("../elsewhere/real.json", true)]
    [InlineData("../elsewhere/real.json", false)]
    public void A_store_that_is_a_link_stays_one_and_what_it_leads_to_is_written(string link, bool exists)
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_temporary.Root, "elsewhere")).FullName;
        var target = Path.Combine(elsewhere, "real.json");
        Directory.CreateDirectory(_temporary.Home);
        File.CreateSymbolicLink(Path.Combine(_temporary.Home, "second.json"), link);
        File.CreateSymbolicLink(_temporary.FilePath, "second.json");
        if (exists)
            File.WriteAllText(target, """{ "version": 1, "instances": [], "mine": true }""");

        _temporary.Store.Add(Make.Instance("house"));

        Assert.Equal("second.json", new FileInfo(_temporary.FilePath).LinkTarget);
        Assert.Null(new FileInfo(target).LinkTarget);
        Assert.Equal(["house"], _temporary.Names);
        Assert.Equal(exists, File.ReadAllText(target).Contains("mine", StringComparison.Ordinal));
        Assert.Equal(["real.json", "real.json.lock", "real.json.turn"], Directory.EnumerateFiles(elsewhere).Select(Path.GetFileName).Order());
        Assert.DoesNotContain(Directory.EnumerateFiles(_temporary.Home), static file => file.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_behind_a_link_is_seen()
    {
        var target = Path.Combine(_temporary.Root, "real.json");
        Directory.CreateDirectory(_temporary.Home);
        File.CreateSymbolicLink(_temporary.FilePath, target);
        _temporary.Store.Add(Make.Instance("a", projectId: "a"));
        File.SetLastWriteTimeUtc(target, DateTime.UtcNow.AddMinutes(-1));
        Assert.Equal(["a"], _temporary.Names);

        _temporary.Open().Add(Make.Instance("b", projectId: "b"));
        File.SetLastWriteTimeUtc(target, DateTime.UtcNow.AddMinutes(-1));

        Assert.Equal(["a", "b"], _temporary.Names);
    }

    [Fact]
    public void Links_in_a_circle_are_an_error_and_not_a_hang()
    {
        Directory.CreateDirectory(_temporary.Home);
        File.CreateSymbolicLink(_temporary.FilePath, _temporary.FilePath);

        Assert.Equal(InstanceProblem.StoreInaccessible, Make.Refusal(() => _temporary.Store.Add(Make.Instance("a"))).Problem);
    }

    [Theory]
    [InlineData("file/deeper")]
    [InlineData("file")]
    public void A_directory_that_cannot_be_made_is_told_with_path_and_reason(string home)
    {
        File.WriteAllText(Path.Combine(_temporary.Root, "file"), "in the way");
        var store = _temporary.Open(home: Path.Combine(_temporary.Root, home));
        Assert.Empty(store.Read().Instances);

        var refusal = Make.Refusal(() => store.Add(Make.Instance("a")));

        Assert.Equal(InstanceProblem.StoreNotWritable, refusal.Problem);
        Assert.Equal(store.Path, refusal.Arguments[0]);
        Assert.NotEqual("", refusal.Arguments[1]);
        Assert.Equal("in the way", File.ReadAllText(Path.Combine(_temporary.Root, "file")));
    }

    [Fact]
    public void A_file_system_that_takes_no_files_is_told()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "There is no /proc.");

        Assert.Equal(InstanceProblem.StoreNotWritable, Make.Refusal(() => _temporary.Open(home: "/proc/self/appwriteps").Add(Make.Instance("a"))).Problem);
    }

    [Fact]
    public void A_read_only_directory_is_told_and_its_store_can_still_be_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "Rights bind neither root nor here Windows.");
        _temporary.Store.Add(Make.Instance("a", projectId: "a"));
        File.SetUnixFileMode(_temporary.Home, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var before = _temporary.Text;

        Assert.Equal(InstanceProblem.StoreNotWritable, Make.Refusal(() => _temporary.Store.Add(Make.Instance("b", projectId: "b"))).Problem);

        Assert.Equal(["a"], _temporary.Names);
        Assert.Equal(before, _temporary.Text);
        File.SetUnixFileMode(_temporary.Home, OwnerOnlyDirectory);
    }

    [Fact]
    public void A_directory_in_the_files_place_is_told()
    {
        Directory.CreateDirectory(_temporary.FilePath);

        var refusal = Make.Refusal(() => _temporary.Store.Add(Make.Instance("a")));

        Assert.Equal(InstanceProblem.StoreNotWritable, refusal.Problem);
        Assert.Empty(_temporary.Leftovers);
    }

    [Fact]
    public void A_full_disk_leaves_the_old_file_and_nothing_else()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "ulimit stands in for a full disk.");

        // 16 KiB for a file, in which some fifty entries have room. Executable memory of .NET counts as a file too.
        var (exitCode, output) = StoreWorkerProcess.RunInShell("ulimit -f 16; trap '' XFSZ; DOTNET_EnableWriteXorExecute=0 exec \"$@\"", _temporary.Home, "fill");

        Assert.Equal(1, exitCode);
        Assert.Contains($"StoreNotWritable: {_temporary.FilePath}; ", output, StringComparison.Ordinal);
        var written = output.Split('\n').Count(static line => int.TryParse(line, out _)) - 1;
        Assert.True(written > 10, output);
        Assert.Equal(written, _temporary.Store.Read().Instances.Count);
        Assert.Empty(_temporary.Leftovers);
    }

    [Fact]
    public void What_dead_processes_left_is_removed_by_the_next_write()
    {
        _temporary.Store.Add(Make.Instance("a", projectId: "a"));
        var leftover = _temporary.FilePath + ".tmp-AbCdEf";
        var ofOthers = Path.Combine(_temporary.Home, "notes.tmp-AbCdEf");
        File.WriteAllText(leftover, "half");
        File.WriteAllText(ofOthers, "mine");

        _temporary.Store.Add(Make.Instance("b", projectId: "b"));

        Assert.False(File.Exists(leftover));
        Assert.True(File.Exists(ofOthers));
    }

    [Fact]
    public void A_store_that_stays_locked_is_told_as_busy_and_can_be_read()
    {
        _temporary.Store.Add(Make.Instance("a", projectId: "a"));
        using var held = StoreFiles.OfThisSystem.TryLock(_temporary.FilePath + ".lock");
        Assert.NotNull(held);
        var impatient = _temporary.Open(lockTimeout: TimeSpan.FromMilliseconds(200));

        var refusal = Make.Refusal(() => impatient.Add(Make.Instance("b", projectId: "b")));

        Assert.Equal(InstanceProblem.StoreBusy, refusal.Problem);
        Assert.Equal([_temporary.FilePath, "0"], refusal.Arguments);
        Assert.Equal(["a"], impatient.Read().Instances.Select(static i => i.Name));
        held.Dispose();
        impatient.Add(Make.Instance("b", projectId: "b"));
    }

    [Fact]
    public void A_thread_that_holds_the_store_too_long_is_told_as_busy()
    {
        var file = new StoreFile(_temporary.FilePath, StoreFiles.OfThisSystem, TimeSpan.FromMilliseconds(100));
        InstanceProblem? problem = null;

        file.WithLock(() =>
        {
            var other = new Thread(() => problem = Make.Refusal(() => file.WithLock(static () => true)).Problem);
            other.Start();
            other.Join();
            return true;
        });

        Assert.Equal(InstanceProblem.StoreBusy, problem);
    }

    [Theory]
    [InlineData(".turn")]
    [InlineData(".lock")]
    public async Task The_wait_for_others_can_be_called_off(string held)
    {
        _temporary.Store.Add(Make.Instance("a", projectId: "a"));
        var before = _temporary.Text;
        using var others = StoreFiles.OfThisSystem.TryLock(_temporary.FilePath + held);
        using var off = new CancellationTokenSource();
        var waiting = StartWaiting(() => _temporary.Store.Add(Make.Instance("b", projectId: "b"), cancellationToken: off.Token));
        // A thread of this process waits behind that one.
        var behind = StartWaiting(() => _temporary.Store.Remove(_temporary.Store.Read().Instances[0], off.Token));

        await off.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(s_soon));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => behind.WaitAsync(s_soon));
        Assert.Equal(before, _temporary.Text);
    }

    /// <summary>Starts a change, and returns when its thread waits.</summary>
    private static Task StartWaiting(Action change)
    {
        Thread? thread = null;
        var changing = Task.Run(() =>
        {
            thread = Thread.CurrentThread;
            change();
        });
        Assert.True(SpinWait.SpinUntil(() => thread?.ThreadState.HasFlag(ThreadState.WaitSleepJoin) == true, s_soon));
        return changing;
    }

    [Fact]
    public void A_file_that_is_far_too_large_is_told_and_left_as_it_is()
    {
        Directory.CreateDirectory(_temporary.Home);
        using (var file = File.Create(_temporary.FilePath))
            file.SetLength((64 << 20) + 1);

        foreach (var refusal in new[] { Make.Refusal(_temporary.Store.Read), Make.Refusal(() => _temporary.Store.Add(Make.Instance("a"))) })
        {
            Assert.Equal(InstanceProblem.StoreInaccessible, refusal.Problem);
            Assert.Contains("67108865 bytes", (string)refusal.Arguments[1]!, StringComparison.Ordinal);
        }

        Assert.Equal((64 << 20) + 1, new FileInfo(_temporary.FilePath).Length);
    }

    [Fact]
    public void Nobody_overtakes_the_one_who_is_next()
    {
        // With 32 processes that each change the store many times in a row, some otherwise waited for over 15 seconds.
        _temporary.Store.Add(Make.Instance("a", projectId: "a"));
        using var next = StoreFiles.OfThisSystem.TryLock(_temporary.FilePath + ".turn");
        Assert.NotNull(next);
        var impatient = _temporary.Open(lockTimeout: TimeSpan.FromMilliseconds(100));

        Assert.Equal(InstanceProblem.StoreBusy, Make.Refusal(() => impatient.Add(Make.Instance("b", projectId: "b"))).Problem);

        next.Dispose();
        impatient.Add(Make.Instance("b", projectId: "b"));
    }

    [Fact]
    public void A_store_that_this_account_may_not_read_is_no_empty_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "Rights bind neither root nor here Windows.");
        _temporary.Store.Add(Make.Instance("a"));
        File.SetUnixFileMode(_temporary.Home, UnixFileMode.None);

        Assert.Equal(InstanceProblem.StoreInaccessible, Make.Refusal(_temporary.Open().Read).Problem);
        File.SetUnixFileMode(_temporary.Home, OwnerOnlyDirectory);
    }

    [Fact]
    public void A_file_that_the_system_does_not_give_is_told_and_not_taken_for_empty()
    {
        var store = new InstanceStore(TemporaryStore.LocationOf(_temporary.Home), _temporary.Protection, new ForbiddenFiles(), TimeSpan.FromSeconds(1));

        var refusal = Make.Refusal(store.Read);

        Assert.Equal(InstanceProblem.StoreInaccessible, refusal.Problem);
        Assert.Equal(_temporary.FilePath, refusal.Arguments[0]);
    }

    private sealed class ForbiddenFiles : StoreFiles
    {
        public override int Attempts => 3;

        public override void CreateDirectory(string path) => throw new NotSupportedException();

        public override IDisposable? TryLock(string path) => throw new NotSupportedException();

        public override (FileStream Stream, string Path) CreateNew(string pathPrefix) => throw new NotSupportedException();

        public override void Replace(string newPath, string path) => throw new NotSupportedException();

        public override string FollowLinks(string path) => throw new NotSupportedException();

        public override bool IsForbidden(string path) => true;
    }
}
