namespace WorkflowCrm.Engine.Execution;

/// <summary>Cancels executions of a burst's instance, and lets their activities close what they have open outside.</summary>
internal sealed class BurstCancel(Burst burst, IncidentLog incidents)
{
    private readonly InstanceState _state = burst.State;

    /// <summary>Cancels the open children that match, with all that they contain.</summary>
    public async ValueTask ChildrenAsync(ActivityExecution parent, Predicate<ActivityExecution>? match, bool tellParent)
    {
        for (var i = 0; i < _state.Executions.Count; i++)
        {
            var child = _state.Executions[i];
            if (child.Parent == parent && child.IsOpen && (match is null || match(child)))
            {
                await OneAsync(child, tellParent, withChildren: true);
            }
        }
    }

    /// <summary>Cancels all that is open, the innermost first.</summary>
    public async ValueTask OpenAsync(ActivityExecution? except)
    {
        for (var i = _state.Executions.Count - 1; i >= 0; i--)
        {
            // What has failed stays so in the journal.
            if (_state.Executions[i] != except && _state.Executions[i].Status == ExecutionStatus.Running)
            {
                await OneAsync(_state.Executions[i], tellParent: false, withChildren: false);
            }
        }
    }

    /// <summary>
    /// Cancels what was queued in a container that ended before its turn, and would now wait there: nobody would ever learn of its end.
    /// </summary>
    public async ValueTask StrayAsync()
    {
        for (var i = 0; i < _state.Executions.Count; i++)
        {
            if (_state.Executions[i] is { IsOpen: true, Parent: { Status: not ExecutionStatus.Running } } stray)
            {
                await OneAsync(stray, tellParent: false, withChildren: true);
            }
        }
    }

    /// <summary>Lets an activity close what it has open outside the engine.</summary>
    public async ValueTask TellAsync(ActivityExecution execution)
    {
        try
        {
            await ActivityObjects.PrepareToCancel(execution).CancelAsync(execution.Context);
        }
        catch (Exception e) when (incidents.IsOne(e))
        {
            incidents.Report(execution, e.Message, e);
        }
    }

    /// <summary>Cancels an execution with all that it contains; its container is not told.</summary>
    public ValueTask OneAsync(ActivityExecution execution) => OneAsync(execution, tellParent: false, withChildren: true);

    private async ValueTask OneAsync(ActivityExecution execution, bool tellParent, bool withChildren)
    {
        if (!execution.IsOpen)
        {
            return;
        }

        var wasRunning = execution.Status == ExecutionStatus.Running;
        burst.Tree.Close(execution, ExecutionStatus.Canceled);
        burst.Journal.Write(execution, "Canceled");
        if (wasRunning && !burst.IsRehearsal)
        {
            await TellAsync(execution);
        }

        execution.Activity = null;
        if (withChildren && execution.RunningChildren + execution.HaltedChildren > 0)
        {
            await ChildrenAsync(execution, null, tellParent: false);
        }

        if (tellParent && execution.Parent is { Status: ExecutionStatus.Running } parent)
        {
            await ActivityObjects.Prepare(parent).ChildCanceledAsync(parent.Context, execution);
        }
    }
}
