using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime.Migrations;

namespace WorkflowCrm.Engine.Execution.Migrations;

/// <summary>Compares what is open in an instance with another version of its definition.</summary>
internal sealed class ExecutionReading(Burst burst, CompiledWorkflow to, EffectList effects)
{
    private static readonly string[] s_notInputs = ["id", "nodeId", "name", "metadata", "connections", "variables", "start"];

    private readonly int _version = to.Definition.Version;

    public void Read()
    {
        foreach (var execution in burst.State.Executions.Where(execution => execution.IsOpen))
        {
            Read(execution);
        }

        foreach (var bookmark in burst.State.Bookmarks)
        {
            effects.Add(
                MigrationEffectKind.BookmarkKept, bookmark.Name, bookmark.NodeId, bookmark.Id, $"'{bookmark.ActivityId}' still waits for '{bookmark.Name}'.");
        }
    }

    private void Read(ActivityExecution execution)
    {
        var node = execution.Node;
        var name = EffectList.Name(node);
        if (to.Nodes.GetValueOrDefault(node.NodeId) is not { } other)
        {
            effects.Add(MigrationEffectKind.Gone, node, execution.Id, $"{name} is open and does not exist in version {_version}; move the instance or cancel the activity first.");
        }
        else if (other.Type.ClrType != node.Type.ClrType)
        {
            if (execution.IsHalted)
            {
                effects.Add(MigrationEffectKind.TypeReplaced, node, execution.Id, $"{name} runs as {other.Source.Type} when it is retried.");
            }
            else
            {
                effects.Add(MigrationEffectKind.TypeChanged, node, execution.Id, $"{name} is open as {node.Source.Type} and is {other.Source.Type} in version {_version}; move the instance or cancel the activity first.");
            }
        }
        else
        {
            var isSame = JsonNode.DeepEquals(InputsOf(node.Source), InputsOf(other.Source));
            effects.Add(
                isSame ? MigrationEffectKind.Kept : MigrationEffectKind.InputsChanged,
                node,
                execution.Id,
                isSame ? $"{name} goes on." : $"{name} goes on; its inputs have changed and hold from its next step on.");
            ReadContents(execution, other);
        }
    }

    private void ReadContents(ActivityExecution execution, CompiledNode other)
    {
        if (execution.Flow is not null && other.Flow is not null)
        {
            ReadFlow(execution, other);
        }
        else if (other.Type.ClrType == typeof(Sequence))
        {
            ReadSequence(execution, other);
        }
    }

    private void ReadFlow(ActivityExecution execution, CompiledNode other)
    {
        var old = execution.Node.Flow!;
        var flow = Flowchart.StateOf(execution.Context);
        var graph = other.Flow!.From(FlowMigration.StartOf(flow.Start, other.Flow));
        foreach (var child in burst.State.Executions.Where(child => child.Parent == execution && child.IsOpen))
        {
            if (to.Nodes.GetValueOrDefault(child.NodeId) is { } node && node.Parent == other && graph.IsUnreachable(node.FlowPosition))
            {
                effects.Add(
                    MigrationEffectKind.Unreachable, child.Node, child.Id, $"{EffectList.Name(node)} is open, and no arrow leads to it in version {_version}; move the instance first.");
            }
        }

        var dropped = old.Edges.Where(edge => flow.VisitsOf(edge) > 0 && !other.Flow.Edges.Any(kept => kept.Key == edge.Key)).Select(edge => edge.Key).ToArray();
        if (dropped.Length > 0)
        {
            effects.Add(MigrationEffectKind.ArrowsDropped, execution.Node, execution.Id, $"Visits of arrows that are gone are forgotten: {string.Join(", ", dropped)}.");
        }

        var added = other.Flow.Edges.Where(edge => !old.Edges.Any(known => known.Key == edge.Key) && HasRun(flow, old, other.Flow.Children[edge.Source])).Select(edge => edge.Key).ToArray();
        if (added.Length > 0)
        {
            effects.Add(MigrationEffectKind.ArrowsAdded, execution.Node, execution.Id, $"New arrows from what has run are not followed any more: {string.Join(", ", added)}.");
        }
    }

    private static bool HasRun(FlowState flow, FlowLayout old, CompiledNode source)
        => old.Children.Any(child => child.Source.Id == source.Source.Id && flow.VisitsOf(child.FlowPosition) > 0);

    private void ReadSequence(ActivityExecution execution, CompiledNode other)
    {
        if (burst.State.Executions.Find(child => child.Parent == execution && child.IsOpen) is not { } open
            || to.Nodes.GetValueOrDefault(open.NodeId) is not { } now)
        {
            return;
        }

        var done = execution.Node.Children.Take(open.Node.FlowPosition).Select(child => child.NodeId).ToHashSet();
        foreach (var again in other.Children.Skip(now.FlowPosition + 1).Where(child => done.Contains(child.NodeId)))
        {
            effects.Add(
                MigrationEffectKind.WouldRunAgain,
                again,
                execution.Id,
                $"{EffectList.Name(again)} has run, and stands behind {EffectList.Name(now)} in version {_version}; move the instance to where it is to go on first.");
        }

        foreach (var passed in other.Children.Take(now.FlowPosition).Where(child => !done.Contains(child.NodeId)))
        {
            effects.Add(MigrationEffectKind.PassedOver, passed, execution.Id, $"{EffectList.Name(passed)} stands before {EffectList.Name(now)}, which is open; it is not run.");
        }
    }

    /// <summary>What a node says of itself, without its contents and without what only the designer needs.</summary>
    private static JsonObject InputsOf(ActivityNode node)
    {
        var inputs = new JsonObject();
        foreach (var (name, value) in node.Raw)
        {
            if (!s_notInputs.Contains(name, StringComparer.OrdinalIgnoreCase) && !IsPort(node, name, value))
            {
                inputs[name] = value?.DeepClone();
            }
        }

        return inputs;
    }

    private static bool IsPort(ActivityNode node, string name, JsonNode? value)
        => value is JsonArray or JsonObject && (name == "activities" || node.Children.Any(child => child.Port == name));
}
