using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowCrm.Host.Tests.Mail.Servers;

/// <summary>What an SMTP server says that takes every mail, unless a test lets it say something else.</summary>
internal sealed partial class SmtpTalk
{
    /// <summary>The mails that it has acknowledged, without the stuffed dots.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>All commands, of all callers.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    public string[] Offers { get; init; } = ["SIZE 1000000"];

    /// <summary>Is asked about each command, and about <c>.</c> and <c>(greeting)</c>; true when it has answered, or cut the connection, itself.</summary>
    public Func<string, LineCaller, Task<bool>> Instead { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>After so many lines of a mail the connection is cut.</summary>
    public int CutAfterLines { get; set; } = int.MaxValue;

    public IEnumerable<string> TakenIds => Taken.Select(mail => MessageId().Match(mail).Groups[1].Value);

    public async Task TalkAsync(LineCaller caller)
    {
        if (!await Instead("(greeting)", caller))
            await caller.SayAsync("220 here");
        while (await caller.HearAsync() is { } command)
        {
            Commands.Enqueue(command);
            if (await Instead(command, caller))
                continue;
            if (command.StartsWith("EHLO", StringComparison.Ordinal))
                await caller.SayAsync([.. new[] { "here" }.Concat(Offers).Select((offer, i) => (i == Offers.Length ? "250 " : "250-") + offer)]);
            else if (command == "DATA" && !await TakeAsync(caller))
                return;
            else if (command == "QUIT")
                return;
            else if (command != "DATA")
                await caller.SayAsync("250 ok");
        }
    }

    private async Task<bool> TakeAsync(LineCaller caller)
    {
        await caller.SayAsync("354 go on");
        var mail = new StringBuilder();
        for (var lines = 0; await caller.HearAsync() is { } line; lines++)
        {
            if (lines >= CutAfterLines)
            {
                caller.Cut();
                return false;
            }

            if (line == ".")
            {
                if (await Instead(".", caller))
                    return true;
                Taken.Enqueue(mail.ToString());
                await caller.SayAsync("250 taken");
                return true;
            }

            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return false;
    }

    [GeneratedRegex("^Message-ID: <(.*)>", RegexOptions.Multiline)]
    private static partial Regex MessageId();
}
