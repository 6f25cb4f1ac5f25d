namespace WorkflowCrm.Engine.Execution;

/// <summary>Goes on with an instance that has an incident: says whether that can be done, and prepares it.</summary>
internal sealed class Reopening(Burst burst)
{
    private readonly InstanceState _state = burst.State;

    /// <summary>Why the incident cannot be settled in this way; null when it can.</summary>
    public string? Refusal(Incident incident, bool isSkip) => incident.Kind switch
    {
        IncidentKind.Activity when Find(incident) is not { IsHalted: true }
            => $"Nothing is kept of '{incident.ActivityId}': what contained it had ended when it failed, or an older program ended the instance.",
        IncidentKind.Loop or IncidentKind.StateSize when isSkip
            => "The instance itself failed, not an activity that could be passed over. Retry it, or move it to another activity.",
        IncidentKind.Loop when !_state.Executions.Exists(execution => execution.IsHalted)
            => "What the loop would have done next was not kept. Move the instance to an activity instead.",
        IncidentKind.StateSize when _state.Executions.Count == 0
            => "The instance was at its end, and its outputs were too large to be kept; there is nothing to go on with. Start it again.",
        IncidentKind.StateSize when StateJson.Measure(_state) is var size && size > burst.Limits.StateSize
            => $"The state of the instance still takes {size} bytes; {burst.Limits.StateSize} are allowed. Give a large variable another value first.",
        IncidentKind.StuckJoin when !isSkip && !_state.Executions.Exists(execution => execution.Status == ExecutionStatus.Cut)
            => "The join would wait again for what can no longer come. Skip it, which ends its flowchart, or move the instance to an activity.",
        _ => null,
    };

    /// <summary>Settles the incident: its activity runs again, or ends with these outcomes.</summary>
    public void Settle(Incident incident, string[]? outcomes, string reason)
    {
        var execution = Find(incident);
        if (execution is not null)
        {
            burst.Journal.Write(execution, outcomes is null ? "Retried" : "Skipped", reason);
        }
        else
        {
            burst.Journal.Write("Retried", reason);
        }

        _state.Incidents.RemoveAll(other => other.ExecutionId == incident.ExecutionId);
        if (execution is not null && (incident.Kind == IncidentKind.Activity || outcomes is not null))
        {
            GoOn(execution, outcomes);
        }
    }

    /// <summary>A finished instance runs again, and what was cut runs again where it waited.</summary>
    public void Open(string reason)
    {
        if (_state.Status == InstanceStatus.Finished)
        {
            _state.Status = InstanceStatus.Running;
            _state.FinishedAt = null;
            burst.Journal.Write("Workflow reopened", reason);
        }

        var cut = _state.Executions.FindAll(execution => execution.Status == ExecutionStatus.Cut);
        cut.ForEach(Restart);
        _state.Executions.RemoveAll(execution => execution.Status == ExecutionStatus.Canceled);
    }

    private void GoOn(ActivityExecution execution, string[]? outcomes)
    {
        if (outcomes is null && execution.Status == ExecutionStatus.Cut)
        {
            // Restarted with the others that were cut.
            return;
        }

        foreach (var below in _state.Executions.FindAll(other => other.Status == ExecutionStatus.Cut && other.IsWithin(execution)))
        {
            burst.Tree.Forget(below);
        }

        if (execution.IsHalted)
        {
            execution.Retries += outcomes is null ? 1 : 0;
            ExecutionTree.Reopen(execution);
        }

        burst.Schedule(new WorkItem(execution.Node, Owner: null, Existing: execution, Outcomes: outcomes));
    }

    /// <summary>A new execution of the same node: the old one's id stands for what was closed when it was cut.</summary>
    private void Restart(ActivityExecution cut)
    {
        burst.Tree.Close(cut, ExecutionStatus.Canceled);
        if (cut.Parent is { Flow: not null } flowchart)
        {
            Activities.Flow.Flowchart.StateOf(flowchart.Context).Queue(cut.Node.FlowPosition);
        }

        var own = cut.Variables?.Where(value => !Array.Exists(cut.Node.Variables, declared => declared.Id == value.Key)).ToDictionary();
        burst.Schedule(new WorkItem(cut.Node, cut.Parent, own is { Count: > 0 } ? own : null, cut.CameBack));
    }

    private ActivityExecution? Find(Incident incident) => _state.Executions.Find(execution => execution.Id == incident.ExecutionId);
}
