using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Turns form values into what people read: choices into their labels, lists into one line.</summary>
public sealed class FieldTexts(IDefinitionStore definitions, ProcessDescriptions descriptions)
{
    /// <summary>The value as the process owner's labels put it; the field is the one that offers these choices.</summary>
    public async Task<string> OfAsync(ActivityContext context, object? value)
    {
        var definition = await definitions.FindVersionAsync(context.DefinitionVersionId, context.CancellationToken);
        return Of(definition is null ? [] : descriptions.Of(definition).Fields, value);
    }

    internal static string Of(IReadOnlyList<FormField> fields, object? value)
    {
        string[] chosen = [.. Items(value)];
        var field = fields.FirstOrDefault(f => f.Options.Count > 0 && chosen.All(item => f.Options.Any(option => option.Value == item)));
        return string.Join("、", chosen.Select(item => field?.Options.First(option => option.Value == item).Label ?? item));
    }

    private static IEnumerable<string> Items(object? value) => value switch
    {
        null => [],
        string text when text.StartsWith('[') => Items(TryParse(text) ?? (object)new[] { text }),
        string text => [text],
        JsonArray array => array.Select(Text),
        JsonNode node => [Text(node)],
        IEnumerable<object?> list => list.SelectMany(Items),
        _ => [value.ToString() ?? ""],
    };

    private static string Text(JsonNode? node) =>
        node is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : node?.ToJsonString() ?? "";

    private static JsonArray? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonArray;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
