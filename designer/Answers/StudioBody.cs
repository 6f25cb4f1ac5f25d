using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.Answers;

/// <summary>Reads bodies that are definitions, or hold one.</summary>
public static class StudioBody
{
    /// <summary>
    /// Bytes that such a body may have. A definition may have 4 MiB as it is stored; on its way letters that are not ASCII, and signs that
    /// HTML knows, take several times as many.
    /// </summary>
    public const int Limit = 16 * 1024 * 1024;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = StudioJson.MaximumDepth, AllowDuplicateProperties = false };

    public static async Task<StudioAnswer<JsonObject>> ReadAsync(HttpRequest request, IStudioTexts texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(texts);
        if (request.ContentLength > Limit)
            return TooLarge(texts);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Limit;
        try
        {
            if (await JsonNode.ParseAsync(request.Body, documentOptions: s_options, cancellationToken: cancellationToken) is JsonObject body)
                return body;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(texts);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON, too deep, a name twice, or half a character.
        }

        return new StudioRefusal(texts.Get("designer.unreadable"));
    }

    private static StudioRefusal TooLarge(IStudioTexts texts) => new(texts.Get("designer.too-large"));
}
