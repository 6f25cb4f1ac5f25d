namespace WorkflowCrm.Engine.Execution;

/// <summary>
/// Closes an instance that cannot go on by itself to the outside: what waits is told, its bookmarks go, and it is marked as
/// cut. What is needed to go on stays: the faulted executions, their containers, and the leaves that were cut.
/// </summary>
internal sealed class FaultCut(Burst burst)
{
    private readonly List<ActivityExecution> _executions = burst.State.Executions;

    public async ValueTask RunAsync()
    {
        // What a container that has ended still held can never report to it: it is told, and dropped.
        await burst.CancelStrayAsync();
        var kept = new HashSet<ActivityExecution>();
        _executions.RemoveAll(execution => !execution.IsOpen || (execution.Parent is { } parent && !kept.Contains(parent)) || !kept.Add(execution));

        for (var i = _executions.Count - 1; i >= 0; i--)
        {
            if (i < _executions.Count && _executions[i] is { Status: ExecutionStatus.Running } execution && IsLeaf(execution))
            {
                await CutAsync(execution);
            }
        }
    }

    /// <summary>A flowchart is never one: it would begin anew, and run again what is done.</summary>
    private bool IsLeaf(ActivityExecution execution)
        => burst.Bookmarks.Any(execution) || (execution.Flow is null && execution.RunningChildren + execution.HaltedChildren == 0);

    private async ValueTask CutAsync(ActivityExecution execution)
    {
        await DropContentsAsync(execution);
        burst.Journal.Write(execution, "Canceled", "The instance failed; this runs again when it goes on.");
        await burst.TellCanceledAsync(execution);
        burst.Tree.Close(execution, ExecutionStatus.Cut);
    }

    /// <summary>One that waits itself while its children run is run again as a whole: their incidents become its own.</summary>
    private async ValueTask DropContentsAsync(ActivityExecution execution)
    {
        if (execution.RunningChildren + execution.HaltedChildren == 0)
        {
            return;
        }

        for (var i = 0; i < burst.State.Incidents.Count; i++)
        {
            var incident = burst.State.Incidents[i];
            if (_executions.Exists(below => below.Id == incident.ExecutionId && below.IsWithin(execution)))
            {
                burst.State.Incidents[i] = incident with { ExecutionId = execution.Id };
            }
        }

        await burst.CancelChildrenAsync(execution, null, tellParent: false);
        _executions.RemoveAll(below => !below.IsOpen);
    }
}
