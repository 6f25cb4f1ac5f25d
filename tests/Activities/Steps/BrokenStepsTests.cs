using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Activities.Tests.Steps;

/// <summary>A process that cannot go on says why, closes its request and tells the administrators.</summary>
public sealed class BrokenStepsTests
{
    private readonly Office _office = new();

    [Theory]
    [InlineData("WorkflowCrm.RequestApproval", "{}", "does not say who approves")]
    [InlineData("WorkflowCrm.RequestApproval", """{"approver":"the-boss"}""", "does not say who is to act")]
    [InlineData("WorkflowCrm.RequestApproval", """{"approver":"gm","remindAfter":"soon"}""", "is not a duration")]
    [InlineData("WorkflowCrm.DoWork", "{}", "does not say who does it")]
    [InlineData("WorkflowCrm.DoWork", """{"assignee":"gm","fields":"nonsense"}""", "form of the step cannot be read")]
    [InlineData("WorkflowCrm.WaitWorkingTime", "{}", "how long to wait")]
    [InlineData("WorkflowCrm.SendMail", "{}", "which mail to send")]
    [InlineData("WorkflowCrm.GrantAccess", """{"customer":"TF-S-A-202601-CQXYLCYGLYXGS"}""", "approvals")]
    public async Task It_names_what_is_wrong(string type, string inputs, string expected)
    {
        await _office.StartAsync(Company.Designer, (type, System.Text.Json.Nodes.JsonNode.Parse(inputs)!));

        var incident = Assert.Single(_office.Instances.Of(_office.Request.InstanceId).Incidents);
        Assert.Contains(expected, incident.Message, StringComparison.Ordinal);
        Assert.Equal((RequestStatus.Finished, Outcomes.Faulted), (_office.Request.Status, _office.Request.Outcome));
        Assert.Single(_office.MailsTo(Company.Secretary, "case.faulted"));
        Assert.Empty(_office.OpenTasks);
    }
}
