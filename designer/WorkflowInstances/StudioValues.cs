using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Designer.Answers;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>Values of an instance as JSON.</summary>
internal static class StudioValues
{
    public static JsonObject Of(IEnumerable<KeyValuePair<string, object?>> values)
    {
        var written = new JsonObject();
        foreach (var (name, value) in values)
            written[name] = Of(value);
        return written;
    }

    /// <summary>A copy: what is read belongs to the instance's state.</summary>
    public static JsonNode? Of(object? value) => value switch
    {
        null => null,
        // JSON has no word for these.
        double number when !double.IsFinite(number) => number.ToString(CultureInfo.InvariantCulture),
        float number when !float.IsFinite(number) => number.ToString(CultureInfo.InvariantCulture),
        _ => JsonSerializer.SerializeToNode(value, StudioJson.Options),
    };
}
