using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Host.Pages.Admin.Instances;

/// <summary>A variable of an instance with a field for its type.</summary>
/// <param name="Key">Names it in forms: its id, with the open container's execution before it when it is not the workflow's own.</param>
/// <param name="Text">What it holds now, as one would type it.</param>
public sealed record VariableLine(string Key, VariableDefinition Definition, string? ContainerNodeId, string? Scope, string Text)
{
    private static readonly string[] s_numbers = ["Int16", "Int32", "Int64", "Single", "Double", "Decimal"];

    public bool IsFlag => !Definition.IsArray && Definition.TypeName == "Boolean";

    public bool IsNumber => !Definition.IsArray && s_numbers.Contains(Definition.TypeName);

    public bool IsText => !Definition.IsArray && Definition.TypeName is "String";

    public bool IsMoment => !Definition.IsArray && Definition.TypeName is "DateTime" or "DateTimeOffset" or "TimeSpan";

    /// <summary>Anything else is typed as JSON.</summary>
    public bool IsJson => !IsFlag && !IsNumber && !IsText && !IsMoment;

    public static IReadOnlyList<VariableLine> Of(InstanceState state, WorkflowDefinition? definition)
    {
        if (definition is null)
            return [];
        var lines = definition.Variables.Select(variable => new VariableLine(variable.Id, variable, null, null, Write(variable, state.Variables))).ToList();
        foreach (var execution in state.Executions)
        {
            var container = definition.Nodes().FirstOrDefault(node => node.NodeId == execution.NodeId);
            lines.AddRange((container?.Variables ?? []).Select(variable =>
                new VariableLine($"{execution.Id}/{variable.Id}", variable, execution.NodeId, execution.Id, Write(variable, execution.Variables))));
        }

        return [.. lines.Where(line => line.Definition.IsPersistent)];
    }

    /// <summary>The value that was typed.</summary>
    /// <returns>False when JSON is expected and it is none.</returns>
    public bool TryRead(string typed, out object? value)
    {
        value = typed;
        if (IsText)
            return true;
        if (typed.Length == 0)
        {
            value = null;
            return true;
        }

        if (!IsJson)
            return true;
        try
        {
            value = JsonNode.Parse(typed, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 60 });
            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static string Write(VariableDefinition variable, Dictionary<string, object?>? values)
    {
        var node = values is not null && values.TryGetValue(variable.Id, out var value) ? JsonSerializer.SerializeToNode(value, StudioJson.Options) : variable.Value;
        return node switch
        {
            null => "",
            JsonValue text when text.TryGetValue<string>(out var plain) && (variable.TypeName != "Object" || variable.IsArray) => plain,
            _ => node.ToJsonString(StudioJson.Options),
        };
    }
}
