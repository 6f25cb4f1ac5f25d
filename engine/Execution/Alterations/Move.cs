using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Runtime.Alterations;

namespace WorkflowCrm.Engine.Execution.Alterations;

/// <summary>Goes on at another activity of an open flowchart or sequence.</summary>
internal sealed class Move(Burst burst, BranchCut cut)
{
    public async ValueTask<AlterationAnswer> MakeAsync(MoveTo move, string reason)
    {
        var (target, problem) = FindTarget(move.Activity);
        if (target is null)
        {
            return AlterationAnswer.No(problem!);
        }

        var named = move.ExecutionId is null ? null : burst.State.Executions.Find(execution => execution.Id == move.ExecutionId && execution.IsOpen);
        if (move.ExecutionId is not null && named is null)
        {
            return AlterationAnswer.No($"The execution '{move.ExecutionId}' is not open.");
        }

        var containers = burst.State.Executions.FindAll(execution => execution.Node == target.Parent
            && execution.Status is ExecutionStatus.Running or ExecutionStatus.Faulted
            && (named is null || named == execution || named.IsWithin(execution)));
        if (containers is not [var container])
        {
            var parent = target.Parent!.Source.Name ?? target.Parent.Source.Id;
            return AlterationAnswer.No(containers.Count == 0
                ? $"'{parent}', which contains '{move.Activity}', is not open{(named is null ? "" : " around that execution")}."
                : $"'{parent}', which contains '{move.Activity}', runs {containers.Count} times; name the execution that is meant.");
        }

        var branch = named is null || named == container ? null : BranchOf(named, container);
        if (branch is not null && IsOpen(container, target) && target != branch.Node)
        {
            return AlterationAnswer.No($"'{move.Activity}' is open already; move everything, or cancel it first.");
        }

        var open = burst.State.Executions.FindAll(execution => execution.IsOpen && (branch is null ? execution.Parent == container : execution == branch));
        var before = BranchCut.Describe(open);
        Reopen(container);
        foreach (var execution in open)
        {
            await cut.DropAsync(execution);
        }

        burst.Journal.Write(container, "Alteration", reason, new JsonObject { ["movedTo"] = target.Source.Id, ["from"] = before.DeepClone() });
        await GoOnAsync(container, branch, target);
        return new AlterationAnswer(target.NodeId, before, target.Source.Id);
    }

    private static async ValueTask GoOnAsync(ActivityExecution container, ActivityExecution? branch, CompiledNode target)
    {
        container.IsBreaking = false;
        if (container.Node.Flow is null)
        {
            container.Position = target.FlowPosition + 1;
            container.Context.ScheduleChild(target);
        }
        else if (branch is null)
        {
            FlowRepair.MoveAll(container.Context, target.FlowPosition);
        }
        else
        {
            await FlowRepair.MoveOneAsync(container.Context, branch, target.FlowPosition);
        }
    }

    private (CompiledNode? Target, string? Problem) FindTarget(string idOrPath)
    {
        var found = burst.Workflow.Nodes.GetValueOrDefault(idOrPath) is { } exact
            ? [exact]
            : burst.Workflow.Nodes.Values.Where(node => node.Source.Id == idOrPath).Take(2).ToArray();
        return found switch
        {
            [] => (null, $"There is no activity '{idOrPath}' in this version of the definition."),
            [{ Parent: null }] => (null, "The outermost activity runs already; move to an activity within it."),
            [{ Parent: { } parent } target] when parent.Flow is null && parent.Type.ClrType != typeof(Sequence)
                => (null, $"'{idOrPath}' is in '{parent.Source.Name ?? parent.Source.Id}'; one can only move within a flowchart or a sequence."),
            [{ Parent.Flow: { } flow } target] when flow.From(StartOf(target.Parent!, flow)).IsUnreachable(target.FlowPosition)
                => (null, $"No arrow leads to '{idOrPath}', so nothing could follow it."),
            [var target] => (target, null),
            _ => (null, $"Several activities have the id '{idOrPath}'; name the one that is meant by its path."),
        };
    }

    private int StartOf(CompiledNode container, FlowLayout layout)
        => burst.State.Executions.Find(execution => execution.Node == container && execution.Flow is not null) is { } open
            ? Flowchart.StateOf(open.Context).Graph.Start
            : layout.FindStart(null);

    private bool IsOpen(ActivityExecution container, CompiledNode node)
        => burst.State.Executions.Exists(execution => execution.Parent == container && execution.Node == node && execution.IsOpen);

    private static ActivityExecution BranchOf(ActivityExecution inner, ActivityExecution container)
    {
        while (inner.Parent != container)
        {
            inner = inner.Parent!;
        }

        return inner;
    }

    private void Reopen(ActivityExecution container)
    {
        if (container.Status == ExecutionStatus.Faulted)
        {
            ExecutionTree.Reopen(container);
            burst.State.Incidents.RemoveAll(incident => incident.ExecutionId == container.Id);
        }
    }
}
