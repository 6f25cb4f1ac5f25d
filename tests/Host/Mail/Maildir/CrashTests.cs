using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkflowCrm.Host.Mail.Incoming;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Mail.Servers;

namespace WorkflowCrm.Host.Tests.Mail.Maildir;

/// <summary>
/// A mail that takes the whole program down: each start goes on from the database as it stood when the one before went down in the
/// middle of that mail, and nothing was tidied up.
/// </summary>
public sealed class CrashTests : IAsyncLifetime
{
    private readonly string _maildir = Directory.CreateTempSubdirectory("workflowcrm-maildir-").FullName;
    private readonly CancellationTokenSource _over = new();
    private readonly List<WorkflowCrmApp> _down = [];
    private readonly List<string> _directories = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        TestMails.Fill(_maildir, 0, "none");
        Deliver("1.deadly");
        Deliver("2.harmless");
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        foreach (var app in _down)
            await app.DisposeAsync();
        foreach (var directory in _directories)
            Directory.Delete(directory, recursive: true);
        Directory.Delete(_maildir, recursive: true);
        _over.Dispose();
    }

    [Fact]
    public async Task It_is_set_aside_after_five_counted_crashes_and_holds_up_no_other_mail()
    {
        string? left = null;
        // Of the first crash nobody knows which mail it was; from then on each mail is noted before it is tried.
        for (var crash = 0; crash <= MailTries.Most; crash++)
        {
            var intake = Deadly();
            var app = await StartAsync(intake, left);
            await intake.WaitForAsync("1.deadly");
            Assert.Contains("1.deadly", Names("new"));
            left = Image(app);
        }

        var last = Deadly();
        await using (await StartAsync(last, left, isDown: false))
            await UntilAsync(() => Names(".Set aside/cur") is ["1.deadly:2,"]);
        Assert.DoesNotContain("1.deadly", last.Handed.Keys); // it is not tried a sixth time
        Assert.Equal(["2.harmless:2,S"], Names("cur"));
        Assert.Empty(Names("new"));
    }

    /// <summary>A program that is told to stop, however often, counts nothing.</summary>
    [Fact]
    public async Task Being_stopped_in_the_middle_of_a_mail_counts_for_nothing()
    {
        string? directory = null;
        for (var stop = 0; stop <= MailTries.Most + 1; stop++)
        {
            var intake = new TestIntake { Takes = (id, until) => id == "1.deadly" ? Task.Delay(Timeout.InfiniteTimeSpan, until) : Task.CompletedTask };
            var app = await intake.ReadAsync(_maildir, directory: directory);
            await intake.WaitForAsync("1.deadly");
            await app.Services.GetRequiredService<IHost>().StopAsync(Token);
            directory = await app.StopAsync();
        }

        _directories.Add(directory!);
        var after = new TestIntake();
        await using (await after.ReadAsync(_maildir, directory: directory))
            await UntilAsync(() => Names("cur").Contains("1.deadly:2,S"));
    }

    /// <summary>An intake that the mail never lets go of, until the test is over.</summary>
    private TestIntake Deadly() => new() { Takes = (id, _) => id == "1.deadly" ? Task.Delay(Timeout.InfiniteTimeSpan, _over.Token) : Task.CompletedTask };

    private async Task<WorkflowCrmApp> StartAsync(TestIntake intake, string? directory, bool isDown = true)
    {
        var app = await intake.ReadAsync(_maildir, directory: directory);
        if (isDown)
            _down.Add(app);
        if (directory is not null)
            await app.AdvanceClock("02:00:00"); // what has failed is due again
        return app;
    }

    /// <summary>What a crash leaves: the database at this moment, with the program still in the middle of its work.</summary>
    private string Image(WorkflowCrmApp app)
    {
        var directory = Directory.CreateTempSubdirectory("workflowcrm-crash-").FullName;
        _directories.Add(directory);
        foreach (var folder in Directory.GetDirectories(app.DataDirectory))
            Copy(folder, Path.Combine(directory, Path.GetFileName(folder)));
        using var from = new SqliteConnection($"Data Source={Path.Combine(app.DataDirectory, "workflowcrm.db")};Pooling=false");
        using var to = new SqliteConnection($"Data Source={Path.Combine(directory, "workflowcrm.db")};Pooling=false");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        return directory;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private void Deliver(string name) => File.WriteAllBytes(Path.Combine(_maildir, "new", name), TestMails.Of(name));

    private string[] Names(string folder) =>
        Directory.Exists(Path.Combine(_maildir, folder)) ? [.. Directory.GetFiles(Path.Combine(_maildir, folder)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)] : [];

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!holds())
            await Task.Delay(50, patience.Token);
    }
}
