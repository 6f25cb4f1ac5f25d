using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Runtime.Migrations;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Execution.Migrations;

/// <summary>What becomes of the variables: kept by id, converted to their new types, new ones with their defaults.</summary>
internal sealed class VariableReading(Burst burst, CompiledWorkflow to, EffectList effects)
{
    public void Read()
    {
        Read(null, burst.Workflow.Variables, to.Variables, burst.State.Variables);
        foreach (var execution in burst.State.Executions.Where(execution => execution.IsOpen))
        {
            if (to.Nodes.GetValueOrDefault(execution.NodeId) is { } node)
            {
                Read(execution.NodeId, execution.Node.Variables, node.Variables, execution.Variables ?? []);
            }
        }
    }

    /// <summary>Does to the values of a migrated instance what <see cref="Read()"/> has found.</summary>
    public static void Convert(Burst migrated, CompiledWorkflow from)
    {
        Convert(from.Variables, migrated.Workflow.Variables, migrated.State.Variables);
        foreach (var execution in migrated.State.Executions)
        {
            if (execution.Variables is { } values && from.Nodes.GetValueOrDefault(execution.NodeId) is { } node)
            {
                Convert(node.Variables, execution.Node.Variables, values);
            }
        }
    }

    private void Read(string? nodeId, CompiledVariable[] old, CompiledVariable[] now, Dictionary<string, object?> values)
    {
        foreach (var variable in now)
        {
            if (Array.Find(old, known => known.Id == variable.Id) is not { } before)
            {
                effects.Add(MigrationEffectKind.VariableAdded, variable.Name, nodeId, variable.Id, $"The variable '{variable.Name}' is new and has its default.");
            }
            else if (before.Type != variable.Type && values.TryGetValue(variable.Id, out var value))
            {
                var (isOne, type) = (variable.TryConvert(value, out _), TypeAliases.NameOf(variable.Type));
                effects.Add(
                    isOne ? MigrationEffectKind.VariableConverted : MigrationEffectKind.VariableRefused,
                    variable.Name,
                    nodeId,
                    variable.Id,
                    isOne
                        ? $"The value of '{variable.Name}' is converted to {type}."
                        : $"The value of '{variable.Name}', '{ValueConversion.Text(value)}', is no {type}; change the variable first.");
            }
        }

        foreach (var gone in old.Where(known => values.ContainsKey(known.Id) && !Array.Exists(now, variable => variable.Id == known.Id)))
        {
            effects.Add(MigrationEffectKind.VariableDropped, gone.Name, nodeId, gone.Id, $"The variable '{gone.Name}' is gone, and its value with it.");
        }
    }

    private static void Convert(CompiledVariable[] old, CompiledVariable[] now, Dictionary<string, object?> values)
    {
        foreach (var before in old)
        {
            if (!values.TryGetValue(before.Id, out var value))
            {
                continue;
            }

            if (Array.Find(now, variable => variable.Id == before.Id) is not { } variable)
            {
                values.Remove(before.Id);
            }
            else if (variable.Type != before.Type && variable.TryConvert(value, out var converted))
            {
                values[before.Id] = converted;
            }
        }
    }
}
