using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Fills the variables of a process from forms: a field fills the variable of its name; fields without one are left alone.</summary>
public sealed class ProcessVariables(IDefinitionStore definitions, ProcessDescriptions descriptions)
{
    /// <summary>Takes over the process's own form.</summary>
    public async Task SetInputsAsync(ActivityContext context, JsonObject? values)
    {
        var definition = await definitions.FindVersionAsync(context.DefinitionVersionId, context.CancellationToken)
            ?? throw new InvalidOperationException($"The version {context.DefinitionVersionId} of the process is missing.");
        Set(context, descriptions.Of(definition).Fields, values);
    }

    /// <summary>The form with what its variables hold already as defaults, so that nobody types again what the process knows. Ticks are everybody's own.</summary>
    public static IReadOnlyList<FormField> Prefill(ActivityContext context, IReadOnlyList<FormField> fields) =>
        [.. fields.Select(field => context.TryGetVariable(field.Name, out var value) && Shown(field, value) is { Length: > 0 } text ? field with { Default = text } : field)];

    private static string? Shown(FormField field, object? value) => value switch
    {
        string text => text,
        JsonArray list when field.Type is FieldType.Text or FieldType.Multiline => string.Join("、", list),
        _ => null,
    };

    /// <param name="fields">The form; a field that was left empty empties its variable, so that nothing of an earlier round survives.</param>
    /// <param name="values">What it was filled with.</param>
    public static void Set(ActivityContext context, IReadOnlyList<FormField> fields, JsonObject? values)
    {
        foreach (var field in fields.Where(field => context.TryGetVariable(field.Name, out _)))
            context.SetVariable(field.Name, PlainValues.Of(values?[field.Name]) ?? (field.Type == FieldType.Checkbox ? false : null));
    }
}
