using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Workflows;

/// <summary>Starts an instance of another definition after the commit, and may wait for its end.</summary>
[Activity("Elsa.DispatchWorkflow", DisplayName = "Dispatch workflow", Description = "Starts another workflow, which runs by itself.", Category = "Composition")]
internal sealed class DispatchWorkflow : Activity
{
    [Input(DisplayName = "Workflow", Description = "The workflow to start.", UIHint = "workflow-definition-picker")]
    public string? WorkflowDefinitionId { get; set; }

    [Input(DisplayName = "Correlation ID", Description = "What the new instance is about.")]
    public string? CorrelationId { get; set; }

    [Input(Description = "Its inputs by name.", UIHint = "dictionary")]
    public Dictionary<string, object>? Input { get; set; }

    [Input(DisplayName = "Wait for completion", Description = "Whether to go on only when it has ended.", UIHint = "checkbox")]
    public bool WaitForCompletion { get; set; }

    [Input(DisplayName = "Channel", Description = "Kept for other programs; all workflows share one queue here.")]
    public string? ChannelName { get; set; }

    [Output(Description = "The outputs of the workflow that was waited for.")]
    public object? Result { get; set; }

    protected internal override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var definition = await Children.TargetAsync(context, WorkflowDefinitionId);
        Children.Begin(context);
        var id = Children.IdOf(context, 0);
        var waiting = WaitForCompletion ? Children.Await(context, id) : null;
        Children.Dispatch(context, definition, id, Children.Correlation(CorrelationId), Children.InputOf(context, Input), waiting);
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
}
