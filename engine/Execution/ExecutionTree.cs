using System.Globalization;

namespace WorkflowCrm.Engine.Execution;

/// <summary>The executions of an instance: how they begin, end, and hang together.</summary>
internal sealed class ExecutionTree(Burst burst)
{
    private readonly InstanceState _state = burst.State;

    /// <summary>Joins the stored executions to the definition. One whose node is gone (after a migration) is dropped.</summary>
    public void Link()
    {
        foreach (var execution in _state.Executions)
        {
            execution.Parent = execution.ParentId is null ? null : _state.Executions.Find(other => other.Id == execution.ParentId);
            execution.Node = burst.Workflow.Nodes.GetValueOrDefault(execution.NodeId)!;
            execution.Context = new ActivityContext(burst, execution);
            if (execution.Parent is { } parent && execution.Node is not null)
            {
                parent.RunningChildren += execution.Status == ExecutionStatus.Running ? 1 : 0;
                parent.HaltedChildren += execution.IsHalted ? 1 : 0;
            }
        }

        _state.Executions.RemoveAll(execution => execution.Node is null);
    }

    public ActivityExecution Begin(WorkItem item)
    {
        var execution = Add(item);
        burst.Journal.Write(execution, "Started");
        return execution;
    }

    /// <summary>Keeps what will not run in this burst: it runs when the instance goes on.</summary>
    public void Keep(IEnumerable<WorkItem> items)
    {
        foreach (var item in items.Where(item => item.Existing is null && item.Owner is not { IsOpen: false }))
        {
            Close(Add(item), ExecutionStatus.Cut);
        }
    }

    private ActivityExecution Add(WorkItem item)
    {
        var execution = new ActivityExecution
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{_state.Id}.{_state.NextExecution++}"),
            ParentId = item.Owner?.Id,
            NodeId = item.Node.NodeId,
            StartedAt = burst.Now,
            Node = item.Node,
            Parent = item.Owner,
            CameBack = item.CameBack,
            Variables = item.Variables is null ? null : new Dictionary<string, object?>(item.Variables),
        };
        execution.Context = new ActivityContext(burst, execution);
        _state.Executions.Add(execution);
        if (item.Owner is { } owner)
        {
            owner.RunningChildren++;
        }

        return execution;
    }

    public void Close(ActivityExecution execution, ExecutionStatus status)
    {
        if (execution.Parent is { } parent)
        {
            parent.RunningChildren -= execution.Status == ExecutionStatus.Running ? 1 : 0;
            parent.HaltedChildren -= execution.IsHalted ? 1 : 0;
            parent.HaltedChildren += status is ExecutionStatus.Faulted or ExecutionStatus.Cut ? 1 : 0;
        }

        execution.Status = status;
        if (burst.Bookmarks.Count > 0)
        {
            burst.Bookmarks.RemoveAll(execution);
        }
    }

    /// <summary>Opens a faulted execution again.</summary>
    public static void Reopen(ActivityExecution execution)
    {
        if (execution.Parent is { } parent)
        {
            parent.HaltedChildren--;
            parent.RunningChildren++;
        }

        execution.Status = ExecutionStatus.Running;
    }

    /// <summary>Takes an execution out of the state, as if it had never begun.</summary>
    public void Forget(ActivityExecution execution)
    {
        Close(execution, ExecutionStatus.Canceled);
        _state.Executions.Remove(execution);
    }
}
