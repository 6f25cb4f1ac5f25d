using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Execution.Alterations;

/// <summary>Cancels executions from outside, and lets their containers go on without them.</summary>
internal sealed class BranchCut(Burst burst)
{
    /// <summary>Nothing is left that could go on.</summary>
    public bool EndsInstance { get; set; }

    /// <summary>The activities in a form for the audit trail.</summary>
    public static JsonArray Describe(IEnumerable<ActivityExecution> executions) => [.. executions.Select(execution => new JsonObject
    {
        ["activity"] = execution.Node.Source.Id,
        ["execution"] = execution.Id,
        ["status"] = execution.Status.ToString(),
    })];

    /// <summary>Cancels an execution; a container that cannot go on without it is cancelled too.</summary>
    public async ValueTask CancelAsync(ActivityExecution execution)
    {
        for (var cut = execution; ; cut = cut.Parent)
        {
            await DropAsync(cut);
            if (cut.Parent is not { } parent)
            {
                EndsInstance = true;
                return;
            }

            if (parent.Status != ExecutionStatus.Running)
            {
                return;
            }

            await ActivityObjects.Prepare(parent).ChildCanceledAsync(parent.Context, cut);
            if (parent.Context.RequestedOutcomes is not null)
            {
                await burst.CompleteAsync(parent);
                return;
            }

            if (parent.Context.HasOpenChildren || burst.Bookmarks.Any(parent))
            {
                return;
            }
        }
    }

    /// <summary>Cancels an execution with all that it contains, and settles their incidents; its container is not told.</summary>
    public async ValueTask DropAsync(ActivityExecution execution)
    {
        await burst.CancelAsync(execution);
        burst.State.Incidents.RemoveAll(incident => burst.State.Executions.Exists(gone => gone.Id == incident.ExecutionId && !gone.IsOpen));
    }
}
