using System.Text;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Host.Mail.Mime;

namespace WorkflowCrm.Host.Tests.Mail.Mime;

public sealed class MimeReaderTests
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("application/octet-stream", "base64", "QUJDRA==\r\n", 3)]
    [InlineData("text/plain", "8bit", "a line of text\r\n", 6)]
    [InlineData("text/plain; charset=gbk", "8bit", "\u00FF\u00FF", 12)]
    [InlineData("text/html", "8bit", "<div>", 24)]
    [InlineData("multipart/mixed; boundary=b", "8bit", "--b\r\n\r\nx\r\n", 2)]
    public void Memory_is_a_few_times_the_mails_size(string type, string encoding, string content, int times)
    {
        var body = string.Concat(Enumerable.Repeat(content, 8 * Megabyte / content.Length));
        var raw = Encoding.Latin1.GetBytes($"From: a@corp.example\r\nContent-Type: {type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}");

        var before = GC.GetAllocatedBytesForCurrentThread();
        MimeReader.Read(raw, new MimeLimits());

        // All that is allocated, most of which is not held: an element that is opened is an object for a moment, and a text whose
        // character set is a wrong one is read twice.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (long)raw.Length * times);
    }

    [Fact]
    public void Of_a_mail_that_is_too_large_only_the_header_is_read()
    {
        var raw = Encoding.Latin1.GetBytes("From: a@corp.example\r\nSubject: x\r\nAuto-Submitted: auto-replied\r\n\r\n" + new string('a', 2 * Megabyte));

        var mail = MimeReader.Read(raw, new MimeLimits { MailSize = Megabyte });

        Assert.Equal(("a@corp.example", "x", "", (long)raw.Length), (mail.From, mail.Subject, mail.Text, mail.Size));
        Assert.Equal("Auto-Submitted: auto-replied", mail.AutomaticBecause);
        Assert.Equal([IncomingFault.TooLarge], mail.Faults);
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut_between_characters()
    {
        var raw = Encoding.UTF8.GetBytes("From: a@corp.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + string.Concat(Enumerable.Repeat("😀", 100)));

        var mail = MimeReader.Read(raw, new MimeLimits { TextLength = 15 });

        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 7)), mail.Text);
        Assert.Equal([IncomingFault.TextTooLong], mail.Faults);
    }

    [Fact]
    public void The_servers_notes_of_recipients_come_first_and_each_address_once()
    {
        var raw = "From: a@corp.example\r\nTo: B <b@crm.example>, c@crm.example\r\nCc: C@crm.example\r\nDelivered-To: b+1@crm.example\r\nX-Original-To: b@crm.example\r\n\r\n"u8.ToArray();

        Assert.Equal(["b+1@crm.example", "b@crm.example", "c@crm.example"], MimeReader.Read(raw, new MimeLimits()).Recipients);
    }

    [Fact]
    public void What_it_answers_is_told_from_the_nearest_to_the_farthest()
    {
        var raw = "From: a@corp.example\r\nMessage-ID: <m@x>\r\nReferences: <1@x>\r\n <2@x> <3@x>\r\nIn-Reply-To: <3@x>\r\n\r\n"u8.ToArray();

        var mail = MimeReader.Read(raw, new MimeLimits());

        Assert.Equal("m@x", mail.MessageId);
        Assert.Equal(["3@x", "2@x", "1@x"], mail.Answers);
    }

    [Fact]
    public void What_the_writer_writes_the_reader_reads()
    {
        var sent = new Crm.Mail.MailMessage
        {
            Id = "1",
            MessageId = "task.assigned.1@crm.example",
            TemplateKey = "task.assigned",
            ToAddress = "meng.fan@corp.example",
            ToName = "孟凡",
            Subject = "待审批: 江一诺 申请查阅 重庆星野岚餐饮管理有限公司 的档案 😀",
            Text = "您好,\n请审批。",
            Html = "<p>您好</p>",
            CreatedAt = new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero),
        };

        var mail = MimeReader.Read(MimeWriter.Write(sent, "workflow@crm.example", "流程中心"), new MimeLimits());

        Assert.Equal(("workflow@crm.example", "流程中心", sent.Subject, sent.Text), (mail.From, mail.FromName, mail.Subject, mail.Text.TrimEnd()));
        Assert.Equal((sent.MessageId, sent.CreatedAt, "Auto-Submitted: auto-generated"), (mail.MessageId, mail.Date, mail.AutomaticBecause));
        Assert.Empty(mail.Faults);
    }
}
