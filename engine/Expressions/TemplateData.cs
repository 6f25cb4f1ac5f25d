using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>What a template sees: variables and inputs by name, and all of them under Variables and Input.</summary>
internal static class TemplateData
{
    public static CountedMap Of(ActivityContext context, TemplateMeter meter)
    {
        var variables = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        var inputs = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in context.Input)
        {
            inputs[name] = Plain(value, meter);
        }

        foreach (var name in VariableScope.Names(context.Burst, context.Execution))
        {
            variables[name] = Plain(context.GetVariable(name), meter);
        }

        var data = new Dictionary<string, object?>(inputs, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in variables)
        {
            data[name] = value;
        }

        data["Variables"] = new CountedMap(variables, meter);
        data["Input"] = new CountedMap(inputs, meter);
        data["CorrelationId"] = context.CorrelationId;
        data["WorkflowInstanceId"] = context.InstanceId;
        data["WorkflowDefinitionId"] = context.DefinitionId;
        data["WorkflowDefinitionVersionId"] = context.DefinitionVersionId;
        data["WorkflowDefinitionVersion"] = context.DefinitionVersion;
        return new CountedMap(data, meter);
    }

    /// <summary>JSON as named values and lists, which the template language can walk.</summary>
    private static object? Plain(object? value, TemplateMeter meter) => value switch
    {
        JsonObject source => new CountedMap(source.ToDictionary(pair => pair.Key, pair => Plain(pair.Value, meter)), meter),
        JsonArray source => new CountedList(source.Select(item => Plain(item, meter)).ToList(), meter),
        JsonValue scalar => PlainValue.FromNode(scalar),
        bool or int or long or double or decimal or null => value,
        _ => ValueConversion.Text(value),
    };
}
