using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>Bodies of calls and answers: from a value to text and back.</summary>
internal static class HttpBody
{
    private const string Json = "application/json";

    /// <summary>A text as it is, anything else as JSON, or as a form when the content type says so.</summary>
    /// <param name="contentType">Empty means: what fits the value.</param>
    public static (string? Content, string? ContentType) Write(object? value, string? contentType)
    {
        var type = string.IsNullOrWhiteSpace(contentType) ? null : contentType.Trim();
        return value switch
        {
            null => (null, type),
            string text => (text, type ?? "text/plain"),
            _ when type?.Contains("x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true && PlainValue.ToNode(value) is JsonObject form
                => (WriteForm(form), type),
            JsonNode node => (node.ToJsonString(PlainValue.Json), type ?? Json),
            _ => (ValueConversion.Text(value), type ?? Json),
        };
    }

    /// <summary>JSON when the content type says so and it is JSON; otherwise the text.</summary>
    public static object? Read(string? content, string? contentType)
    {
        if (string.IsNullOrEmpty(content) || contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return content;
        }

        try
        {
            return PlainValue.FromNode(JsonNode.Parse(content));
        }
        catch (JsonException)
        {
            // A server that says JSON and sends something else, or a body that was cut at the limit: the text is all there is.
            return content;
        }
    }

    private static string WriteForm(JsonObject form) => string.Join('&', form.Select(pair
        => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(ValueConversion.Text(pair.Value) ?? "")}"));
}
