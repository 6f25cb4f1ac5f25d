using WorkflowCrm.Activities.Mail;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Activities.Tests.Catalogue;

public sealed class ApproverOptionsTests
{
    [Fact]
    public void The_designer_offers_every_simple_rule_for_approvers()
    {
        var approver = Office.Catalogue.Find("WorkflowCrm.RequestApproval")!.Inputs.Single(input => input.Name == "Approver");
        Assert.Equal(ApproverRule.Simple.Order(), approver.Options.Order());
    }

    [Fact]
    public void Every_person_that_is_offered_can_be_found()
    {
        string[] people = ["Approver", "EscalateTo", "Assignee", "To", "Person", "Desk"];
        var offered = Office.Catalogue.Descriptors.Where(activity => activity.Type.StartsWith("WorkflowCrm.", StringComparison.Ordinal))
            .SelectMany(activity => activity.Inputs).Where(input => people.Contains(input.Name)).SelectMany(input => input.Options).ToList();
        Assert.NotEmpty(offered);
        Assert.All(offered, rule => Assert.True(rule == SendRequestMail.MailSender || ApproverRule.TryParse(rule, out _), rule));
    }
}
