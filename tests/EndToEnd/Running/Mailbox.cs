using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using WorkflowCrm.EndToEnd.Tests.People;

namespace WorkflowCrm.EndToEnd.Tests.Running;

/// <summary>The mails that a running program has sent.</summary>
public sealed partial class Mailbox(RunningHost host)
{
    /// <summary>All mails that were sent, newest first.</summary>
    public async Task<IReadOnlyList<MailInfo>> AllAsync()
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        return (await client.GetFromJsonAsync<MailList>("dev/mail"))!.Items;
    }

    public async Task<IReadOnlyList<MailInfo>> ToAsync(string login) =>
        [.. (await AllAsync()).Where(m => m.To.Contains($"{login}@", StringComparison.Ordinal))];

    /// <summary>The mails as they left the program: one Message-ID and one recipient per file.</summary>
    public IReadOnlyList<(string MessageId, string To, string Subject)> Delivered() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(host.DataDirectory, "mail"), "*.eml").Select(File.ReadAllText)
            .Select(text => (Header(text, "Message-ID"), Header(text, "To"), Header(text, "Subject"))),
    ];

    private static string Header(string mail, string name)
    {
        var head = Folding().Replace(mail.Split("\r\n\r\n", 2)[0], " ");
        var value = head.Split("\r\n").First(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();
        return EncodedWord().Replace(value, word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)));
    }

    [GeneratedRegex(@"=\?utf-8\?B\?([A-Za-z0-9+/=]*)\?= ?")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Folding();
}

/// <summary>What <c>/dev/mail</c> answers.</summary>
internal sealed record MailList(IReadOnlyList<MailInfo> Items);
