using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>A variable with what it holds now.</summary>
public sealed record VariableValue(string Id, string Name, JsonNode? Value)
{
    /// <summary>Those of the workflow, then those of the containers that are open; one that was never set has its declared value.</summary>
    public static IReadOnlyList<VariableValue> Of(InstanceState state, WorkflowDefinition? definition)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (definition is null)
            return [.. state.Variables.Select(variable => new VariableValue(variable.Key, variable.Key, StudioValues.Of(variable.Value)))];
        var values = definition.Variables.Select(variable => Read(variable, variable.Id, state.Variables)).ToList();
        foreach (var execution in state.Executions)
        {
            if (definition.FindNode(execution.NodeId) is { Variables.Count: > 0 } container)
                values.AddRange(container.Variables.Select(variable => Read(variable, $"{execution.Id}:{variable.Id}", execution.Variables)));
        }

        return values;
    }

    private static VariableValue Read(VariableDefinition variable, string id, Dictionary<string, object?>? values) =>
        new(id, variable.Name, values is not null && values.TryGetValue(variable.Id, out var value) ? StudioValues.Of(value) : variable.Value?.DeepClone());
}
