using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Forms as definitions hold them: JSON lists of <see cref="FormField"/>.</summary>
internal static class FormFields
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads the form of a work step; empty means none.</summary>
    /// <exception cref="FormatException">The text is not a list of fields.</exception>
    public static IReadOnlyList<FormField> Parse(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return [];
        try
        {
            return JsonSerializer.Deserialize<List<FormField>>(json, Json) ?? [];
        }
        catch (JsonException problem)
        {
            throw new FormatException($"The form of the step cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>The fields with their former values as defaults; lists and objects as JSON text.</summary>
    public static IReadOnlyList<FormField> Prefill(IReadOnlyList<FormField> fields, JsonObject? values) =>
        [.. fields.Select(field => values?[field.Name] is { } value ? field with { Default = Text(value) } : field)];

    private static string Text(JsonNode value) =>
        value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : value.ToJsonString();
}
