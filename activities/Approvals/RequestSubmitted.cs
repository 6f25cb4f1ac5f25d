using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Approvals;

/// <summary>Where a process begins that the staff start with a form: takes over what the form was filled with.</summary>
[Activity(TypeName, DisplayName = "Request submitted", Category = "Approvals", IsTrigger = true,
    Description = "Starts the process when somebody on the staff submits its form. Inputs fill the variables of the same names.")]
public sealed class RequestSubmitted(RequestDesk requests, ProcessVariables variables) : Activity
{
    public const string TypeName = "WorkflowCrm.RequestSubmitted";

    [Output(DisplayName = "Requester", Description = "The id of the person who asks.")]
    public string? Requester { get; set; }

    [Output(DisplayName = "Request number", Description = "What people call the request by.")]
    public string? RequestNumber { get; set; }

    // Named after its process: a form starts the one process that it belongs to.
    protected override IEnumerable<TriggerPayload> TriggerPayloads(ActivityContext context) =>
        [new TriggerPayload(new JsonObject { ["Process"] = context.DefinitionId })];

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var request = await requests.OfInstanceAsync(context.InstanceId, context.CancellationToken)
            ?? throw new InvalidOperationException("The process was started without a request.");
        (Requester, RequestNumber) = (request.RequesterId, request.Number);
        context.InstanceName = request.Number;
        await variables.SetInputsAsync(context, JsonNode.Parse(request.Inputs) as JsonObject);
    }
}
