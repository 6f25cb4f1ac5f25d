using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Workflows;

/// <summary>
/// Runs an instance of another definition at once, to its first wait or its end, in the transaction of this burst: both are stored, or
/// neither. One that waits may be waited for.
/// </summary>
[Activity("Elsa.ExecuteWorkflow", DisplayName = "Execute workflow", Description = "Runs another workflow at once.", Category = "Composition")]
internal sealed class ExecuteWorkflow : Activity
{
    [Input(DisplayName = "Workflow", Description = "The workflow to run.", UIHint = "workflow-definition-picker")]
    public string? WorkflowDefinitionId { get; set; }

    [Input(DisplayName = "Correlation ID", Description = "What the new instance is about.")]
    public string? CorrelationId { get; set; }

    [Input(Description = "Its inputs by name.", UIHint = "dictionary")]
    public Dictionary<string, object>? Input { get; set; }

    [Input(DisplayName = "Wait for completion", Description = "Whether to go on only when it has ended.", UIHint = "checkbox")]
    public bool WaitForCompletion { get; set; }

    [Output(Description = "How the workflow stands (workflowInstanceId, status, subStatus, output); after a wait, its outputs.")]
    public object? Result { get; set; }

    protected internal override async ValueTask ExecuteAsync(ActivityContext context)
    {
        // The child runs on this thread's stack; where that is too small for the depth allowed, it is an incident and not a crash.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var definition = await Children.TargetAsync(context, WorkflowDefinitionId);
        Children.Begin(context);
        var id = Children.IdOf(context, 0);
        var waiting = WaitForCompletion ? Children.Await(context, id) : null;
        var child = await context.Burst.Runtime.StartAsync(
            new StartInstance
            {
                DefinitionId = definition.DefinitionId,
                DefinitionVersionId = definition.Id,
                InstanceId = id,
                CorrelationId = Children.Correlation(CorrelationId),
                Input = WorkflowJobs.Input(Children.InputOf(context, Input)),
                ParentInstanceId = context.InstanceId,
                Depth = context.Burst.State.Depth + 1,
                ReportsTo = waiting?.Hash,
                Within = context.Burst,
            },
            context.CancellationToken);
        if (waiting is not null && child.Status == InstanceStatus.Running)
        {
            return;
        }

        if (waiting is not null)
        {
            context.RemoveBookmark(waiting.Id);
        }

        Result = Describe(child);
    }

    protected internal override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark)
    {
        Result = context.ResumeInput.GetValueOrDefault(ChildStimulus.OutputKey);
        context.Complete();
        return default;
    }

    protected internal override ValueTask CancelAsync(ActivityContext context)
    {
        Children.CancelAwaited(context);
        return default;
    }

    private static JsonObject Describe(InstanceState child) => new()
    {
        ["workflowDefinitionVersionId"] = child.DefinitionVersionId,
        ["workflowInstanceId"] = child.Id,
        ["correlationId"] = child.CorrelationId,
        ["status"] = child.Status.ToString(),
        ["subStatus"] = child.SubStatus.ToString(),
        ["output"] = PlainValue.ToNode(WorkflowJobs.ToJson(child.Output)),
    };
}
