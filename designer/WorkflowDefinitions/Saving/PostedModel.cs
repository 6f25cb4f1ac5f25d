using System.Text.Json.Nodes;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Saving;

/// <summary>Reads a model that the Studio sends.</summary>
internal static class PostedModel
{
    public static async Task<PostedDefinition> ReadAsync(JsonObject model, IDefinitionReading reading, CancellationToken cancellationToken)
    {
        var (definitionId, versionId) = (Text(model, "definitionId"), Text(model, "id"));
        var stamp = TextStamp.Take(model);
        var before = definitionId is null ? null : await reading.FindAsync(definitionId, "Latest", cancellationToken);
        return new PostedDefinition(definitionId, versionId, stamp, ModelText.Of(model, before?.Text));
    }

    private static string? Text(JsonObject model, string name) =>
        model[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Trim() is { Length: > 0 } given ? given : null;
}
