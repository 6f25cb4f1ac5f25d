using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Fills the variables of a process from forms: a field fills the variable of its name; fields without one are left alone.</summary>
public sealed class ProcessVariables(IDefinitionStore definitions)
{
    /// <param name="fields">The form; a field that was left empty empties its variable, so that nothing of an earlier round survives.</param>
    /// <param name="values">What it was filled with.</param>
    public async Task SetAsync(ActivityContext context, IReadOnlyList<FormField> fields, JsonObject? values)
    {
        var definition = await definitions.FindVersionAsync(context.DefinitionVersionId, context.CancellationToken)
            ?? throw new InvalidOperationException($"The version {context.DefinitionVersionId} of the process is missing.");
        var names = DeclaredFor(definition, context.Node).Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var field in fields.Where(field => names.Contains(field.Name)))
            context.SetVariable(field.Name, PlainValues.Of(values?[field.Name]) ?? (field.Type == FieldType.Checkbox ? false : null));
    }

    /// <summary>The same for the process's own form.</summary>
    public async Task SetInputsAsync(ActivityContext context, JsonObject? values)
    {
        var definition = await definitions.FindVersionAsync(context.DefinitionVersionId, context.CancellationToken);
        await SetAsync(context, definition is null ? [] : ProcessReader.Read(definition).Fields, values);
    }

    /// <summary>The variables that the node sees: the workflow's and those of the containers around it.</summary>
    private static IEnumerable<VariableDefinition> DeclaredFor(WorkflowDefinition definition, ActivityNode node) =>
        definition.Variables.Concat(definition.Nodes()
            .Where(container => node.NodeId.StartsWith(container.NodeId + ":", StringComparison.Ordinal))
            .SelectMany(container => container.Variables));
}
