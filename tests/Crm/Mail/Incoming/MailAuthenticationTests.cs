using WorkflowCrm.Crm.Mail.Incoming;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Incoming;

public sealed class MailAuthenticationTests
{
    private const string Server = "mx.crm.example";
    private const string From = "zhou.yaning@corp.example";
    private const string Pass = "mx.crm.example; dmarc=pass header.from=corp.example";

    [Theory]
    [InlineData(Pass)]
    [InlineData("MX.CRM.example 1; DMARC = PASS (p=reject; sp=none) Header.From=CORP.example")]
    [InlineData("mx.crm.example; spf=pass smtp.mailfrom=zhou.yaning@corp.example; dkim=pass (2048-bit key) header.d=corp.example header.b=a/b=c+; dmarc=pass action=none header.from=corp.example")]
    [InlineData("mx.crm.example (comment \\) (inner)); dmarc/1=pass reason=\"all; good\" header.from=\"corp.example\";")]
    [InlineData("mx.crm.example;\r\n\tdmarc=pass header.from=x@corp.example")]
    public void The_servers_own_pass_for_the_domain_of_the_sender_counts(string field) =>
        Assert.Equal(SenderProof.Passed, MailAuthentication.Check([field], Server, From));

    [Theory]
    [InlineData("mx.crm.example; dmarc=fail header.from=corp.example", SenderProof.Failed)]
    [InlineData("mx.crm.example; dmarc=none header.from=corp.example", SenderProof.Failed)]
    [InlineData("mx.crm.example; dmarc=temperror header.from=corp.example", SenderProof.Failed)]
    [InlineData("mx.crm.example; dmarc=bestguesspass header.from=corp.example", SenderProof.Failed)]
    [InlineData("mx.crm.example; dmarc=pass", SenderProof.OtherDomain)]
    [InlineData("mx.crm.example; dmarc=pass header.from=sub.corp.example", SenderProof.OtherDomain)]
    [InlineData("mx.crm.example; dmarc=pass header.from=corp.example header.from=mail.example", SenderProof.OtherDomain)]
    [InlineData("mx.crm.example; dmarc=pass header.from=corp.example; dmarc=fail header.from=corp.example", SenderProof.Failed)]
    [InlineData("mx.crm.example; dkim=pass header.d=corp.example; spf=pass", SenderProof.NoResult)]
    [InlineData("mx.crm.example; none", SenderProof.NoResult)]
    [InlineData("mx.crm.example", SenderProof.NoResult)]
    [InlineData("mx.crm.example; x-dmarc=pass header.from=corp.example", SenderProof.NoResult)]
    [InlineData("mx.crm.example; spf=fail (dmarc=pass header.from=corp.example)", SenderProof.NoResult)]
    [InlineData("mx.crm.example 2; dmarc=pass header.from=corp.example", SenderProof.Unreadable)]
    [InlineData("mx.crm.example dmarc=pass header.from=corp.example", SenderProof.Unreadable)]
    [InlineData("mx.crm.example; (dmarc=fail; dmarc=pass header.from=corp.example", SenderProof.Unreadable)]
    [InlineData("mx.crm.example; spf=pass smtp.mailfrom=\"; dmarc=pass header.from=corp.example", SenderProof.Unreadable)]
    [InlineData("mx.crm.example; dmarc pass header.from=corp.example", SenderProof.Unreadable)]
    [InlineData("mail.example; dmarc=pass header.from=corp.example", SenderProof.NoResult)]
    [InlineData("x.mx.crm.example; dmarc=pass header.from=corp.example", SenderProof.NoResult)]
    [InlineData("(mx.crm.example) mail.example; dmarc=pass header.from=corp.example", SenderProof.NoResult)]
    [InlineData("; dmarc=pass header.from=corp.example", SenderProof.NoResult)]
    [InlineData("", SenderProof.NoResult)]
    public void Everything_else_proves_nothing(string field, SenderProof expected) =>
        Assert.Equal(expected, MailAuthentication.Check([field], Server, From));

    [Fact]
    public void A_forged_field_below_the_servers_own_is_not_heard() =>
        Assert.Equal(SenderProof.Failed, MailAuthentication.Check(["mx.crm.example; dmarc=fail header.from=corp.example", Pass], Server, From));

    [Fact]
    public void A_forged_field_below_one_that_cannot_be_read_is_not_heard() =>
        Assert.Equal(SenderProof.Unreadable, MailAuthentication.Check(["mx.crm.example; (", Pass], Server, From));

    [Fact]
    public void A_field_of_the_server_below_a_foreign_one_that_ends_its_own_is_not_heard() =>
        Assert.Equal(SenderProof.NoResult, MailAuthentication.Check(["mx.crm.example; spf=pass", "mail.example; spf=pass", Pass], Server, From));

    [Fact]
    public void The_server_may_add_a_field_for_each_method() =>
        Assert.Equal(SenderProof.Passed, MailAuthentication.Check(["relay.corp.example; none", "mx.crm.example; spf=fail", Pass], Server, From));

    [Fact]
    public void Without_one_sender_there_is_nothing_to_prove() => Assert.Equal(SenderProof.NoSender, MailAuthentication.Check([Pass], Server, null));
}
