using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Activities.Time;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Approvals;

/// <summary>The requester corrects what was returned to him; a new round begins when he sends it again (7.0.1).</summary>
[Activity("WorkflowCrm.ReviseRequest", DisplayName = "Correct the request", Category = "Approvals",
    Description = "Gives the request back to the requester, with the process's own form filled as he left it.",
    Outcomes = [Crm.Approvals.Outcomes.Submitted, Crm.Approvals.Outcomes.TimedOut])]
public sealed class ReviseRequest(
    TaskDesk desk, IApprovalStore approvals, WorkingCalendar calendar, RequestDesk requests,
    IDefinitionStore definitions, ProcessDescriptions descriptions, ProcessVariables variables)
    : TaskStep(desk, approvals, calendar)
{
    private const string DefaultExpiry = "5wd";
    private readonly WorkingCalendar _calendar = calendar;

    protected override StepTimes TimesFrom(DateTimeOffset start)
    {
        var expiry = DurationText.Normalise(ExpireAfter) ?? DefaultExpiry;
        return base.TimesFrom(start) with { Expire = _calendar.After(start, expiry), DueRule = expiry };
    }

    protected override async ValueTask<NewTask> DescribeAsync(ActivityContext context, string stepName)
    {
        await requests.ReturnAsync(context.InstanceId, context.CancellationToken);
        var request = await requests.OfInstanceAsync(context.InstanceId, context.CancellationToken)
            ?? throw new InvalidOperationException("There is no request that could be corrected.");
        var definition = await definitions.FindVersionAsync(context.DefinitionVersionId, context.CancellationToken)
            ?? throw new InvalidOperationException($"The version {context.DefinitionVersionId} of the process is missing.");
        return new NewTask
        {
            InstanceId = context.InstanceId,
            Kind = TaskKind.Revision,
            StepName = stepName,
            Approver = "requester",
            Outcomes = [new(Outcomes.Submitted, "", false)],
            Fields = FormFields.Prefill(descriptions.Of(definition).Fields, JsonNode.Parse(request.Inputs) as JsonObject),
            SkipIfAlreadyAgreed = false,
        };
    }

    protected override async ValueTask DecidedAsync(ActivityContext context, StaffTask task, JsonObject? form)
    {
        var inputs = (JsonObject?)form?.DeepClone() ?? throw new InvalidOperationException("The corrected request came without its form.");
        await requests.ResubmitAsync(context.InstanceId, inputs, context.CancellationToken);
        await variables.SetInputsAsync(context, inputs);
    }
}
