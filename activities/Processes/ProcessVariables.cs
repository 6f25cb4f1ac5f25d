using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Fills the variables of a process from forms: a field fills the variable of its name; fields without one are left alone.</summary>
public sealed class ProcessVariables(IDefinitionStore definitions)
{
    public async Task SetAsync(ActivityContext context, JsonObject values)
    {
        var definition = await definitions.FindVersionAsync(context.DefinitionVersionId, context.CancellationToken)
            ?? throw new InvalidOperationException($"The version {context.DefinitionVersionId} of the process is missing.");
        var names = DeclaredFor(definition, context.Node).Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (names.Contains(name))
                context.SetVariable(name, PlainValues.Of(value));
        }
    }

    /// <summary>The variables that the node sees: the workflow's and those of the containers around it.</summary>
    private static IEnumerable<VariableDefinition> DeclaredFor(WorkflowDefinition definition, ActivityNode node) =>
        definition.Variables.Concat(definition.Nodes()
            .Where(container => node.NodeId.StartsWith(container.NodeId + ":", StringComparison.Ordinal))
            .SelectMany(container => container.Variables));
}
