using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Host.Api;
using WorkflowCrm.Host.Api.Problems;

namespace WorkflowCrm.Host.Inbound;

/// <summary>Reads a call as the workflow gets it.</summary>
internal sealed class ArrivalReader(ApiProblem problem)
{
    // The caller's secrets and our own are not the workflow's business.
    private static readonly HashSet<string> s_secret = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Cookie", "Proxy-Authorization", SignIn.ApiAntiforgery.HeaderName,
    };

    /// <returns>The call, or why it cannot be taken.</returns>
    public async Task<(HttpArrival? Arrival, IResult? Refusal)> ReadAsync(
        HttpRequest request, InboundAddress address, InboundTarget target, string? callerId, CancellationToken cancellationToken)
    {
        var arrival = new HttpArrival
        {
            Method = address.Method,
            Path = address.Path,
            RouteData = target.RouteData,
            Query = request.Query.ToDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => [.. pair.Value.Select(value => value ?? "")]),
            Headers = request.Headers.Where(header => !s_secret.Contains(header.Key))
                .ToDictionary(header => header.Key, IReadOnlyList<string> (header) => [.. header.Value.Select(value => value ?? "")], StringComparer.OrdinalIgnoreCase),
            ContentType = request.ContentType,
            CallerId = callerId,
        };
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        if (type?.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
            return (null, problem.Of(StatusCodes.Status415UnsupportedMediaType, "multipart"));
        var limit = Math.Clamp(target.Settings.RequestSizeLimit ?? ApiPaths.BodyLimit, 0, ApiPaths.BodyLimit);
        if (await BodyAsync(request, (int)limit, cancellationToken) is not { } body)
        {
            return target.Settings.ExposedOutcomes.Contains(HttpViolations.RequestTooLarge)
                ? (arrival with { Violation = HttpViolations.RequestTooLarge }, null)
                : (null, problem.Of(StatusCodes.Status413PayloadTooLarge, "too-large", ("limit", string.Create(CultureInfo.InvariantCulture, $"{limit} bytes"))));
        }

        var text = (type?.Encoding ?? Encoding.UTF8).GetString(body.Span).TrimStart('\uFEFF');
        return Parse(arrival with { Content = text.Length > 0 ? text : null }, type, text);
    }

    private (HttpArrival? Arrival, IResult? Refusal) Parse(HttpArrival arrival, MediaTypeHeaderValue? type, string text)
    {
        if (text.Length == 0 || type is null)
            return (arrival with { ParsedContent = arrival.Content }, null);
        if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return (arrival with { ParsedContent = Form(text) }, null);
        if (!type.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase))
            return (arrival with { ParsedContent = text }, null);
        try
        {
            return (arrival with { ParsedContent = JsonNode.Parse(text) }, null);
        }
        catch (JsonException json)
        {
            return (null, problem.Of(StatusCodes.Status400BadRequest, "bad-json", ("line", Place(json.LineNumber)), ("column", Place(json.BytePositionInLine))));
        }
    }

    private static JsonObject Form(string text)
    {
        var form = new JsonObject();
        foreach (var (name, values) in new FormReader(text).ReadForm())
            form[name] = values.Count == 1 ? JsonValue.Create(values[0]) : new JsonArray([.. values.Select(value => (JsonNode?)value)]);
        return form;
    }

    /// <returns>Null when there is more than the limit.</returns>
    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (body.Length + read > limit)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static string Place(long? fromZero) => ((fromZero ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
}
