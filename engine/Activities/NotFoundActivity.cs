using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities;

/// <summary>Stands for an activity that cannot run, mostly because its type is unknown: harmless until it is reached.</summary>
[Activity("#NotFound")]
internal sealed class NotFoundActivity : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context) => throw new InvalidOperationException(
        context.Execution.Node.Problem ?? $"Activity type '{context.Node.Type}' version '{context.Node.Version}' could not be found.");
}
