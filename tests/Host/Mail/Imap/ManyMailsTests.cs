using System.Diagnostics;
using WorkflowCrm.Host.Mail.Incoming;
using WorkflowCrm.Host.Tests.Mail.Servers;

namespace WorkflowCrm.Host.Tests.Mail.Imap;

/// <summary>A mailbox of Dovecot's in which very much waits.</summary>
[Collection(Alone.Name)]
public sealed class ManyMailsTests(MailServers servers, ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mailbox_with_very_many_mails_is_read_once_each_and_held_in_little_memory()
    {
        // Ten thousand in the long campaign: two minutes of a quiet machine.
        var many = Environment.GetEnvironmentVariable("WORKFLOWCRM_TEST_LONG") == "1" ? 10_000 : 1_000;
        var (box, intake) = (MailServers.NewAddress(), new TestIntake { Keeps = false });
        var maildir = await servers.MaildirAsync(box);
        TestMails.Fill(maildir, many, "many", new string('x', 50_000_000 / many));
        servers.GiveAway(maildir);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        intake.Does = id =>
        {
            if (id.EndsWith("00", StringComparison.Ordinal))
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            return IntakeOutcome.Taken;
        };
        var imap = await servers.ImapAsync(box);
        var started = Stopwatch.GetTimestamp();
        await using (await intake.ReadAsync(imap))
            await intake.WaitUntilAsync(i => i.Handed.Count == many);
        output.WriteLine($"{many} mails in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, at most {most / 1_048_576.0:0.0} MiB held");
        Assert.All(intake.Handed, handed => Assert.Equal(1, handed.Value));
        Assert.True(most < 25_000_000, $"{most} bytes"); // the mails themselves are 50 MB
        Assert.Equal(0, await Mailbox.CountAsync(imap, "INBOX", Token));
    }
}
