using System.Collections.Concurrent;
using WorkflowCrm.Host.Mail.Imap;
using WorkflowCrm.Host.Mail.Incoming;
using WorkflowCrm.Host.Mail.Wire;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.Tests.Mail.Servers;

namespace WorkflowCrm.Host.Tests.Mail.Imap;

/// <summary>Servers that can little, or do what they should not.</summary>
public sealed class ImapFaultTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly ConcurrentQueue<string> _commands = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_server_without_MOVE_UIDPLUS_IDLE_and_PLAIN_is_read_all_the_same()
    {
        await using var server = Server((command, tag) => command switch
        {
            "SELECT \"INBOX\"" => ["* 1 EXISTS", "* OK [UIDVALIDITY 5] ok", $"{tag} OK [READ-WRITE] ok"],
            "FETCH 1:1 (UID RFC822.SIZE FLAGS)" => ["* 1 FETCH (UID 9 RFC822.SIZE 3 FLAGS ())", $"{tag} OK"],
            "UID FETCH 9 (BODY.PEEK[]<0.1000001>)" => ["* 1 FETCH (FLAGS (\\Recent))", "* 1 FETCH (UID 9 BODY[]<0> {3}", "abc)", $"{tag} OK"],
            "EXPUNGE" => ["* 1 EXPUNGE", $"{tag} OK"],
            "NOOP" => ["* 1 EXISTS", $"{tag} OK"],
            _ => null,
        });
        await using (var session = await OpenAsync(server))
        {
            await foreach (var mail in session.PassAsync(Token))
            {
                Assert.Equal("5/9", mail.Key);
                Assert.Equal("abc"u8.ToArray(), (await session.ReadAsync(mail, 1_000_000, Token))!.Content.ToArray());
                await session.SettleAsync(mail, isTaken: true, Token);
            }

            await session.WaitAsync(TimeSpan.FromMilliseconds(10), Token);
        }

        Assert.Equal(
            ["LOGIN \"me\" \"p\\\"w\"", "LIST \"\" \"Processed\"", "CREATE \"Processed\"", "LIST \"\" \"Set aside\"", "CREATE \"Set aside\"", "SELECT \"INBOX\"",
                "FETCH 1:1 (UID RFC822.SIZE FLAGS)", "UID FETCH 9 (BODY.PEEK[]<0.1000001>)", "UID STORE 9 +FLAGS.SILENT (\\Seen)", "UID COPY 9 \"Processed\"",
                "UID STORE 9 +FLAGS.SILENT (\\Deleted)", "EXPUNGE", "NOOP"],
            _commands.Where(c => c is not ("CAPABILITY" or "LOGOUT"))); // nobody waits for the good-bye to be heard
    }

    [Theory]
    [InlineData("* BYE shutting down", "shutting down")]
    [InlineData("* OK [UIDVALIDITY 6] renumbered", "numbered the mails anew")]
    [InlineData("* 1 FETCH (UID 9 BODY[] {999999999}", "more at once than is read")]
    [InlineData("* 1 FETCH (UID 9 BODY[", "not of the form")]
    [InlineData("w99 NO", "")]
    public async Task What_no_session_survives_is_said_and_ends_it(string said, string words)
    {
        await using var server = Server((command, tag) => command switch
        {
            "SELECT \"INBOX\"" => ["* 1 EXISTS", "* OK [UIDVALIDITY 5] ok", $"{tag} OK"],
            _ when command.StartsWith("FETCH", StringComparison.Ordinal) => [said, $"{tag} NO no luck"],
            _ => null,
        });
        await using var session = await OpenAsync(server);
        var failed = await Assert.ThrowsAsync<WireException>(async () =>
        {
            await foreach (var mail in session.PassAsync(Token))
                Assert.Fail(mail.Key);
        });
        Assert.Contains(words, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_during_IDLE_ends_it_and_so_does_the_time()
    {
        var rounds = 0;
        await using var server = Server(
            (command, tag) => command switch
            {
                "SELECT \"INBOX\"" => ["* 0 EXISTS", $"{tag} OK"],
                "IDLE" => Interlocked.Increment(ref rounds) == 1 ? ["+ idling", "* OK still here", "* 1 EXISTS"] : ["+ idling"],
                _ => null,
            },
            "IMAP4rev1 IDLE");
        await using var session = await OpenAsync(server);
        await session.WaitAsync(TimeSpan.FromMinutes(9), Token);
        await foreach (var _ in session.PassAsync(Token))
            Assert.Fail("It was told of one, but gives none.");
        await session.WaitAsync(TimeSpan.FromMilliseconds(50), Token);
        Assert.Equal(["IDLE", "DONE", "FETCH 1:1 (UID RFC822.SIZE FLAGS)", "IDLE", "DONE"], _commands.Where(c => c is "IDLE" or "DONE" || c.StartsWith("FETCH", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_folder_that_may_only_be_read_is_refused()
    {
        await using var server = Server((command, tag) => command.StartsWith("SELECT", StringComparison.Ordinal) ? [$"{tag} OK [READ-ONLY] ok"] : null);
        Assert.Contains("only be read", (await Assert.ThrowsAsync<WireException>(() => OpenAsync(server))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_the_server_repeats_is_not_repeated_by_us()
    {
        await using var server = Server((command, tag) => command.StartsWith("LOGIN", StringComparison.Ordinal) ? [$"{tag} NO bad {command} p\"w"] : null);
        var failed = await Assert.ThrowsAsync<WireException>(() => OpenAsync(server));
        Assert.DoesNotContain("p\"w", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("p\\\"w", failed.Message, StringComparison.Ordinal);
    }

    /// <param name="answer">What the server says to a command under a tag; null for a plain OK.</param>
    private LineServer Server(Func<string, string, string[]?> answer, string capabilities = "IMAP4rev1") => new(
        async caller =>
        {
            await caller.SayAsync("* OK here");
            var idle = "";
            while (await caller.HearAsync() is { } line)
            {
                var (tag, command) = line == "DONE" ? (idle, line) : (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                _commands.Enqueue(command);
                if (command == "IDLE")
                    idle = tag;
                if (command == "CAPABILITY")
                    await caller.SayAsync("* CAPABILITY " + capabilities);
                await caller.SayAsync(answer(command, tag) ?? [$"{tag} OK done"]);
                if (command == "LOGOUT")
                    return;
            }
        },
        certificate: _authority.Certify());

    private Task<IMailSession> OpenAsync(LineServer server)
    {
        var place = new MailServer("127.0.0.1", server.Port, MailSecurity.Tls, _authority.CaFile, TimeSpan.FromSeconds(20));
        var imap = new ImapSettings(place, new MailAccount("me", "p\"w"), "INBOX", "Processed", "Set aside", TimeSpan.FromSeconds(1));
        return new ImapSource(Mailbox.Settings(imap)).OpenAsync(Token);
    }
}
