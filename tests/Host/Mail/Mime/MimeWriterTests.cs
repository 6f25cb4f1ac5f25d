using System.Text;
using System.Text.RegularExpressions;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Host.Mail.Mime;

namespace WorkflowCrm.Host.Tests.Mail.Mime;

public sealed partial class MimeWriterTests
{
    [Fact]
    public void The_same_mail_is_always_the_same_bytes() =>
        Assert.Equal(MimeWriter.Write(Mail(), "workflow@tuofan.example", "流程中心"), MimeWriter.Write(Mail(), "workflow@tuofan.example", "流程中心"));

    [Fact]
    public void Only_ASCII_leaves_and_no_line_is_too_long()
    {
        var written = Written(Mail(subject: string.Concat(Enumerable.Repeat("查阅档案😀", 40))));
        Assert.All(written, c => Assert.InRange(c, '\n', '~'));
        Assert.All(written.Split("\r\n"), line => Assert.InRange(line.Length, 0, 76));
        Assert.DoesNotMatch(@"[^\r]\n", written);
    }

    [Fact]
    public void Chinese_headers_are_encoded_words_that_read_back()
    {
        const string Subject = "【待办】江一诺 申请查阅 重庆星野岚餐饮管理有限公司 的档案,请于 11月27日 18:00 前审批 😀";
        var header = HeaderOf(Written(Mail(subject: Subject)), "Subject");
        Assert.All(EncodedWord().Matches(header), word => Assert.InRange(word.Value.Length, 1, 64));
        Assert.Equal(Subject, Decoded(header));
    }

    [Fact]
    public void Both_parts_read_back_with_their_line_ends()
    {
        var written = Written(Mail());
        var boundary = Regex.Match(written, "boundary=\"([^\"]+)\"").Groups[1].Value;
        var parts = written.Split("--" + boundary);
        Assert.Equal(4, parts.Length);
        Assert.Contains("Content-Type: text/plain; charset=utf-8", parts[1], StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/html; charset=utf-8", parts[2], StringComparison.Ordinal);
        Assert.Equal("您好,\r\n请审批。", BodyOf(parts[1]));
        Assert.Equal("<p>您好</p>", BodyOf(parts[2]));
        Assert.Equal("--\r\n", parts[3]);
    }

    [Fact]
    public void All_mails_of_a_request_refer_to_one_root()
    {
        var written = Written(Mail());
        Assert.Equal("<task.assigned.1@tuofan.example>", HeaderOf(written, "Message-ID"));
        Assert.Equal("<request.DA-20261125-001@tuofan.example>", HeaderOf(written, "References"));
        Assert.Equal("auto-generated", HeaderOf(written, "Auto-Submitted"));
        Assert.Equal("Wed, 25 Nov 2026 02:00:00 +0000", HeaderOf(written, "Date"));
    }

    [Fact]
    public void Names_and_subjects_cannot_add_headers()
    {
        var written = Written(Mail(subject: "a\r\nBcc: all@tuofan.example", toName: "x\"\r\nBcc: y"));
        Assert.DoesNotMatch("(?m)^Bcc:", written);
        Assert.Equal("a  Bcc: all@tuofan.example", HeaderOf(written, "Subject"));
    }

    [Fact]
    public void An_address_that_is_none_is_refused() => Assert.Throws<FormatException>(() => Written(Mail(to: "a@b\r\nRCPT TO:<c@d>")));

    [Theory]
    [InlineData("answered@mail.example", "<answered@mail.example>", "<request.DA-20261125-001@tuofan.example>\r\n <answered@mail.example>")]
    [InlineData("", "<request.DA-20261125-001@tuofan.example>", "<request.DA-20261125-001@tuofan.example>")]
    public void An_answer_names_the_mail_that_it_answers_as_far_as_that_has_a_name(string answers, string inReplyTo, string references)
    {
        var written = Written(Mail(answers: answers));
        Assert.Equal(inReplyTo, HeaderOf(written, "In-Reply-To"));
        Assert.Equal(references, HeaderOf(written, "References"));
        Assert.Equal("auto-replied", HeaderOf(written, "Auto-Submitted"));
    }

    private static MailMessage Mail(string subject = "请审批", string toName = "孟凡", string to = "meng.fan@tuofan.example", string? answers = null) => new()
    {
        ToPersonId = "person-meng.fan",
        AnswersMessageId = answers,
        Id = "1",
        MessageId = "task.assigned.1@tuofan.example",
        TemplateKey = "task.assigned",
        ToAddress = to,
        ToName = toName,
        Subject = subject,
        Text = "您好,\n请审批。",
        Html = "<p>您好</p>",
        RequestNumber = "DA-20261125-001",
        CreatedAt = new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(8)),
    };

    private static string Written(MailMessage mail) => Encoding.Latin1.GetString(MimeWriter.Write(mail, "workflow@tuofan.example", "流程中心"));

    private static string HeaderOf(string written, string name) =>
        Regex.Match(written, $@"(?m)^{name}: ((?:.*\r\n )*.*)\r\n").Groups[1].Value;

    private static string Decoded(string header) => Encoding.UTF8.GetString(
        [.. EncodedWord().Matches(header).SelectMany(m => Convert.FromBase64String(m.Groups[1].Value))]);

    private static string BodyOf(string part) => Encoding.UTF8.GetString(
        Convert.FromBase64String(part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("\r\n", "", StringComparison.Ordinal)));

    [GeneratedRegex(@"=\?utf-8\?B\?([A-Za-z0-9+/=]+)\?=")]
    private static partial Regex EncodedWord();
}
