namespace WorkflowCrm.Activities.Tests.Steps;

public sealed class SendMailTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task It_goes_to_whom_the_rule_means_with_the_facts_that_are_given()
    {
        await _office.StartAsync(Company.Designer,
            ("WorkflowCrm.SendMail", new { template = "case.rejected", to = "leader-of-requester", reason = "缺少附件", facts = """{"room":"301"}""" }));

        var mail = Assert.Single(_office.Mails);
        Assert.Equal(("case.rejected", Company.CreativeDeputy), (mail.TemplateKey, mail.ToPersonId));
        Assert.Contains("reason=缺少附件", mail.Text, StringComparison.Ordinal);
        Assert.Contains("room=301", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_mail_twice_in_a_process_is_two_mails()
    {
        await _office.StartAsync(Company.Designer,
            ("WorkflowCrm.SendMail", new { template = "case.approved" }), ("WorkflowCrm.SendMail", new { template = "case.approved" }));
        Assert.Equal(2, _office.MailsTo(Company.Designer).Length);
    }
}
