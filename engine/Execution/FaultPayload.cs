using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Execution;

/// <summary>The journal's note of the inputs with which an activity failed: whoever decides on a retry must see them.</summary>
internal static class FaultPayload
{
    private const int LongestValue = 1_000;

    /// <summary>Null when no input was evaluated, or none is worth a note. Secrets are left out, long values are cut.</summary>
    public static JsonObject? Of(ActivityExecution execution)
    {
        if (execution.Activity is not { } activity)
        {
            return null;
        }

        var inputs = new JsonObject();
        foreach (var (property, attribute) in execution.Node.Type.Inputs)
        {
            if (attribute is { IsWrapped: true, AutoEvaluate: true, IsSensitive: false } && property.Get(activity) is { } value)
            {
                inputs[property.Name] = Note(value);
            }
        }

        return inputs.Count == 0 ? null : new JsonObject { ["Inputs"] = inputs };
    }

    private static JsonNode? Note(object value)
    {
        try
        {
            var text = ValueConversion.Text(value);
            return text?.Length > LongestValue ? string.Concat(text.AsSpan(0, LongestValue), "…") : PlainValue.ToNode(PlainValue.Copy(PlainValue.From(value)));
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            // A value that cannot be written must not hide the incident.
            return value.GetType().Name;
        }
    }
}
