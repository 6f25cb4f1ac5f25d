using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Mails;

/// <summary>A task's mail as its receiver's mail program has it: the links are taken from the <c>.eml</c> file that left the program.</summary>
/// <param name="Id">Under which administrators find it.</param>
/// <param name="Links">That decide, with what stands on them, e.g. 同意; in the order of the mail.</param>
public sealed partial record TaskMail(string Id, IReadOnlyList<(string Verb, Uri Address)> Links)
{
    public Uri Approve => Of("同意");

    public Uri Reject => Of("不同意");

    /// <summary>Waits for the mail about this request to this person.</summary>
    public static async Task<TaskMail> ArrivesAsync(RunningHost host, string login, string requestNumber)
    {
        TaskMail? mail = null;
        await Eventually.HoldsAsync(async () =>
        {
            var sent = Assert.Single(await new Mailbox(host).ToAsync(login), m => m.RequestNumber == requestNumber && m.Template == "task.assigned");
            var html = Html(Assert.Single(Files(host), raw => raw.Contains($"Message-ID: <{sent.MessageId}>", StringComparison.Ordinal)));
            mail = new TaskMail(sent.Id, LinksIn(html));
        });
        Assert.Equal(["同意", "不同意", "退回"], mail!.Links.Select(l => l.Verb));
        return mail;
    }

    private Uri Of(string verb) => Links.First(l => l.Verb == verb).Address;

    /// <summary>Each once: the mail says everything in two languages.</summary>
    private static List<(string Verb, Uri Address)> LinksIn(string html) =>
    [
        .. DecidingLink().Matches(html)
            .Select(m => (Verb: WebUtility.HtmlDecode(m.Groups[2].Value), Address: new Uri(WebUtility.HtmlDecode(m.Groups[1].Value))))
            .DistinctBy(link => link.Address),
    ];

    private static IEnumerable<string> Files(RunningHost host) =>
        Directory.EnumerateFiles(Path.Combine(host.DataDirectory, "mail"), "*.eml").Select(File.ReadAllText);

    private static string Html(string raw) => Encoding.UTF8.GetString(Convert.FromBase64String(HtmlPart().Match(raw).Groups[1].Value));

    [GeneratedRegex(@"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n([A-Za-z0-9+/=\r\n]+)\r\n--")]
    private static partial Regex HtmlPart();

    [GeneratedRegex(@"<a [^>]*href=[""']([^""']*/d/[^""']+)[""'][^>]*>([^<]*)</a>")]
    private static partial Regex DecidingLink();
}
