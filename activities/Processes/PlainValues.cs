using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Form values as the engine keeps them: text, numbers, booleans and null as such, lists and objects as JSON.</summary>
internal static class PlainValues
{
    public static object? Of(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(value.AsValue()),
        _ => value.DeepClone(),
    };

    public static Dictionary<string, object?> Of(JsonObject values) =>
        values.ToDictionary(field => field.Key, field => Of(field.Value), StringComparer.OrdinalIgnoreCase);

    private static object Number(JsonValue value) =>
        long.TryParse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out var whole) ? whole
        : decimal.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var exact) ? exact
        : value.GetValue<double>();
}
