using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.Answers;

/// <summary>Reads bodies that are definitions, or hold one.</summary>
public static class StudioBody
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = StudioJson.MaximumDepth, AllowDuplicateProperties = false };

    public static async Task<StudioAnswer<JsonObject>> ReadAsync(HttpRequest request, IStudioTexts texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(texts);
        try
        {
            if (await JsonNode.ParseAsync(request.Body, documentOptions: s_options, cancellationToken: cancellationToken) is JsonObject body)
                return body;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON, too deep, a name twice, or half a character.
        }

        return new StudioRefusal(texts.Get("designer.unreadable"));
    }
}
