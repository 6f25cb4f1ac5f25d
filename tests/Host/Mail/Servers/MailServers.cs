using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.Tests.Mail.Servers;

[assembly: AssemblyFixture(typeof(MailServers))]

namespace WorkflowCrm.Host.Tests.Mail.Servers;

/// <summary>
/// The real mail servers for the tests: those that WORKFLOWCRM_TEST_MAIL and its companions name, or private ones that
/// <c>tests/mail-servers.sh</c> starts for the first test that needs them and stops after the last.
/// </summary>
public sealed class MailServers : IAsyncLifetime
{
    /// <summary>Every mailbox's.</summary>
    public const string Password = "secret";

    private readonly Lazy<Task<IReadOnlyDictionary<string, string>>> _places;
    private readonly bool _mustBeOwn;
    private string? _own;

    public MailServers() => _places = new(StartAsync);

    private MailServers(bool mustBeOwn)
        : this() => _mustBeOwn = mustBeOwn;

    /// <summary>Servers for one test alone, which stops and starts them.</summary>
    public static MailServers ForOneTest() => new(mustBeOwn: true);

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        if (_own is null)
            return;
        await RunAsync("stop", _own);
        Directory.Delete(_own, recursive: true);
    }

    /// <summary>A mailbox that no other test uses.</summary>
    public static string NewAddress(string name = "box") => $"{name}-{Guid.NewGuid():n}@tuofan.example";

    /// <summary>The SMTP server, for a sender with a mailbox of his own or for somebody who does not sign in.</summary>
    internal async Task<SmtpSettings> SmtpAsync(MailSecurity security, string? user = null, string password = Password)
    {
        var server = await ServerAsync(security == MailSecurity.Tls ? "SMTPS" : "SMTP", security);
        return new SmtpSettings(server, user is null ? null : new MailAccount(user, password), "tests.tuofan.example", TimeSpan.FromSeconds(20), 50, 100_000);
    }

    internal async Task<ImapSettings> ImapAsync(string user, MailSecurity security = MailSecurity.Tls) => new(
        await ServerAsync(security == MailSecurity.Tls ? "IMAPS" : "IMAP", security),
        new MailAccount(user, Password), "INBOX", "Processed", "Set aside", TimeSpan.FromSeconds(1));

    /// <summary>The folder of an address's Maildir.</summary>
    public async Task<string> MaildirAsync(string address) =>
        Path.Combine((await _places.Value)["WORKFLOWCRM_TEST_MAIL"], "mail", address.Split('@')[0], "Maildir");

    /// <summary>Lets the servers have what a test has put into a Maildir of theirs: they do not run as root.</summary>
    public void GiveAway(string maildir)
    {
        if (Environment.UserName != "root")
            return;
        using var process = Process.Start("chown", ["-R", "--reference", Path.Combine(maildir, "../.."), Path.Combine(maildir, "..")])!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public async Task StopImapAsync() => await RunAsync("stop-imap", (await _places.Value)["WORKFLOWCRM_TEST_MAIL"]);

    public async Task StartImapAsync() => await RunAsync("start-imap", (await _places.Value)["WORKFLOWCRM_TEST_MAIL"]);

    private async Task<MailServer> ServerAsync(string name, MailSecurity security)
    {
        var places = await _places.Value;
        var (host, port) = places["WORKFLOWCRM_TEST_" + name].Split(':') is [var h, var p] ? (h, p) : throw new InvalidOperationException($"WORKFLOWCRM_TEST_{name} is not host:port.");
        return new MailServer(host, int.Parse(port, CultureInfo.InvariantCulture), security, places["WORKFLOWCRM_TEST_MAIL_CA"], TimeSpan.FromSeconds(20));
    }

    private async Task<IReadOnlyDictionary<string, string>> StartAsync()
    {
        string[] names = ["WORKFLOWCRM_TEST_MAIL", "WORKFLOWCRM_TEST_SMTP", "WORKFLOWCRM_TEST_SMTPS", "WORKFLOWCRM_TEST_IMAP", "WORKFLOWCRM_TEST_IMAPS", "WORKFLOWCRM_TEST_MAIL_CA"];
        if (!_mustBeOwn && Environment.GetEnvironmentVariable(names[0]) is { Length: > 0 })
            return names.ToDictionary(name => name, name => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set."));
        _own = Directory.CreateTempSubdirectory("workflowcrm-mail-").FullName;
        await RunAsync("start", _own);
        return (await File.ReadAllLinesAsync(Path.Combine(_own, "environment")))
            .Select(line => line["export ".Length..].Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
    }

    private static async Task RunAsync(string what, string folder, [CallerFilePath] string here = "")
    {
        var script = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../mail-servers.sh"));
        var log = Path.GetTempFileName();
        // Its output goes to a file: the servers would inherit a pipe and keep it open.
        using var process = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", "exec bash \"$0\" \"$1\" \"$2\" >\"$3\" 2>&1 </dev/null", script, what, folder, log]))!;
        await process.WaitForExitAsync();
        var said = await File.ReadAllTextAsync(log);
        File.Delete(log);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"tests/mail-servers.sh {what} has failed: {said}");
    }
}
