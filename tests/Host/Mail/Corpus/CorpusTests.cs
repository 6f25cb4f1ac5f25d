using System.Text;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Replies;
using WorkflowCrm.Host.Mail.Mime;

namespace WorkflowCrm.Host.Tests.Mail.Corpus;

/// <summary>Every raw mail is read as its verdict says.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Mails => [.. RawMails.Names];

    [Fact]
    public void Every_mail_has_a_verdict_and_every_verdict_a_mail() =>
        Assert.Equal(RawMails.Names, RawMails.Verdicts.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_corpus_names_nobody_but_examples() => Assert.All(RawMails.Names, name =>
        Assert.DoesNotMatch(@"@(?!(corp|crm|mail|c0rp|mail\.corp)\.example)[a-z0-9-]+\.[a-z]{2,}", Encoding.Latin1.GetString(RawMails.Read(name))));

    [Theory]
    [MemberData(nameof(Mails))]
    public void A_mail_is_read_as_its_verdict_says(string name)
    {
        var expected = RawMails.Verdicts[name];
        var mail = MimeReader.Read(RawMails.Read(name), RawMails.Limits);

        Assert.Equal(expected.Faults, mail.Faults.Select(fault => fault.ToString()));
        Assert.Equal(expected.From, mail.From);
        Assert.Equal(expected.Automatic, mail.AutomaticBecause is not null);
        Assert.Equal(expected.OutOfOffice, mail.IsOutOfOffice);
        Assert.Equal(expected.Authentication, MailAuthentication.Check(mail.AuthenticationResults, RawMails.ServerId, mail.From));
        Assert.Equal(expected.FromName ?? mail.FromName, mail.FromName);
        Assert.Equal(expected.Subject ?? mail.Subject, mail.Subject);
        Assert.Equal(expected.MessageId ?? mail.MessageId, mail.MessageId);
        Assert.Equal(expected.Recipients ?? mail.Recipients, mail.Recipients);
    }

    [Theory]
    [MemberData(nameof(Mails))]
    public void A_reply_is_understood_as_its_verdict_says(string name)
    {
        var expected = RawMails.Verdicts[name];
        var text = NewText.Of(MimeReader.Read(RawMails.Read(name), RawMails.Limits).Text);
        var reply = ReplyGrammar.Read(text);

        Assert.Equal(expected.FirstLine, text.Split('\n')[0]);
        Assert.Equal(expected.Intent, reply.Intent);
        Assert.Equal(expected.Words ?? reply.Words, reply.Words);
    }

    [Theory]
    [MemberData(nameof(Mails))]
    public void Files_are_recognised_as_the_verdict_says(string name)
    {
        var expected = RawMails.Verdicts[name];
        var mail = MimeReader.Read(RawMails.Read(name), RawMails.Limits);
        var files = new AttachmentRules().Judge(mail.Attachments)
            .Select(one => new VerdictAttachment(one.Attachment.Name, one.ContentType, one.Refusal?.ToString()));

        Assert.Equal(expected.Attachments, files);
    }

    [Theory]
    [MemberData(nameof(Mails))]
    public void A_bounce_is_read_as_the_verdict_says(string name)
    {
        var bounce = MimeReader.Read(RawMails.Read(name), RawMails.Limits).Bounce;

        Assert.Equal(RawMails.Verdicts[name].Bounce, bounce is null ? null : new VerdictBounce(bounce.Recipient, bounce.IsPermanent, bounce.Status, bounce.MessageId));
    }
}
