using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>Waits for a call at a path, or starts an instance when it comes.</summary>
[Activity(HttpEndpointStimulus.Name, DisplayName = "HTTP endpoint", Description = "Waits for a call at a path of this site.", Category = "HTTP", IsTrigger = true)]
internal sealed class HttpEndpoint : Activity, IActivityCheck
{
    [Input(Description = "Below the base path of the workflows; may hold parameters, e.g. orders/{id}.")]
    public string? Path { get; set; }

    [Input(DisplayName = "Methods", Description = "Which methods are answered.", UIHint = "checklist", Options = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"], DefaultValue = "[\"GET\"]")]
    public IReadOnlyList<string>? SupportedMethods { get; set; }

    [Input(Description = "Whether the caller must be signed in.", UIHint = "checkbox")]
    public bool Authorize { get; set; }

    [Input(Description = "The policy that the caller must satisfy besides.")]
    public string? Policy { get; set; }

    [Input(DisplayName = "Request timeout", Unit = "timespan", Description = "How long the caller may be kept waiting, as hours:minutes:seconds.")]
    public TimeSpan? RequestTimeout { get; set; }

    [Input(DisplayName = "Request size limit", Unit = "bytes", Description = "Bytes that the body may have.")]
    public long? RequestSizeLimit { get; set; }

    [Input(DisplayName = "File size limit", Unit = "bytes", Description = "Bytes that one file may have.")]
    public long? FileSizeLimit { get; set; }

    [Input(DisplayName = "Allowed file extensions", Description = "With their dots; empty means all.", UIHint = "multitext")]
    public IReadOnlyList<string>? AllowedFileExtensions { get; set; }

    [Input(DisplayName = "Blocked file extensions", Description = "With their dots.", UIHint = "multitext")]
    public IReadOnlyList<string>? BlockedFileExtensions { get; set; }

    [Input(DisplayName = "Allowed MIME types", Description = "Empty means all.", UIHint = "multitext")]
    public IReadOnlyList<string>? AllowedMimeTypes { get; set; }

    [Input(DisplayName = "Outcome 'Request too large'", Description = "Whether the workflow hears of bodies that are too large.", UIHint = "checkbox", IsWrapped = false, Outcome = HttpViolations.RequestTooLarge)]
    public bool ExposeRequestTooLargeOutcome { get; set; }

    [Input(DisplayName = "Outcome 'File too large'", Description = "Whether the workflow hears of files that are too large.", UIHint = "checkbox", IsWrapped = false, Outcome = HttpViolations.FileTooLarge)]
    public bool ExposeFileTooLargeOutcome { get; set; }

    [Input(DisplayName = "Outcome 'Invalid file extension'", Description = "Whether the workflow hears of files with an extension that is not allowed.", UIHint = "checkbox", IsWrapped = false, Outcome = HttpViolations.InvalidFileExtension)]
    public bool ExposeInvalidFileExtensionOutcome { get; set; }

    [Input(DisplayName = "Outcome 'Invalid file MIME type'", Description = "Whether the workflow hears of files of a type that is not allowed.", UIHint = "checkbox", IsWrapped = false, Outcome = HttpViolations.InvalidFileMimeType)]
    public bool ExposeInvalidFileMimeTypeOutcome { get; set; }

    [Output(Description = "The call: method, path, headers, query, contentType, content, callerId.")]
    public object? Result { get; set; }

    [Output(DisplayName = "Route data", Description = "The values of the path's parameters.")]
    public JsonObject? RouteData { get; set; }

    [Output(DisplayName = "Query string", Description = "The values behind the question mark.")]
    public JsonObject? QueryStringData { get; set; }

    [Output(Description = "The headers.")]
    public JsonObject? Headers { get; set; }

    [Output(DisplayName = "Parsed content", Description = "The body: JSON or a form as an object, otherwise its text.")]
    public object? ParsedContent { get; set; }

    static void IActivityCheck.Check(NodeCheck check)
    {
        if (check.TryLiteral(nameof(Path), out var path) && path is string text)
        {
            check.ErrorIfReserved(text);
        }
    }

    protected internal override IEnumerable<TriggerPayload> TriggerPayloads(ActivityContext context)
    {
        var settings = Settings();
        return [.. Payloads().Select(payload => new TriggerPayload(payload, settings.ToJson()))];
    }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.IsTrigger && Arrival(context) is { } arrival)
        {
            Take(context, arrival);
            return default;
        }

        foreach (var payload in Payloads())
        {
            Wait(context, payload);
        }

        return default;
    }

    protected internal override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark)
    {
        if (Arrival(context) is { } arrival)
        {
            Take(context, arrival);
        }
        else
        {
            // Somebody knocked without a call: this method goes on being waited for.
            Wait(context, bookmark.Payload?.DeepClone());
        }

        return default;
    }

    /// <summary>The call that has come; null when there is none, or one whose violation is the host's business.</summary>
    private HttpArrival? Arrival(ActivityContext context)
        => context.ResumeInput.TryGetValue(HttpArrival.InputKey, out var given)
            && PlainValue.ToNode(given).Deserialize<HttpArrival>(PlainValue.Json) is { } arrival
            && (arrival.Violation is null || Exposed().Contains(arrival.Violation))
            ? arrival
            : null;

    private void Take(ActivityContext context, HttpArrival arrival)
    {
        RouteData = new JsonObject(arrival.RouteData.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        QueryStringData = HttpHeaderList.ToJson(arrival.Query);
        Headers = HttpHeaderList.ToJson(arrival.Headers);
        ParsedContent = PlainValue.Copy(PlainValue.FromNode(arrival.ParsedContent));
        Result = new JsonObject
        {
            ["method"] = arrival.Method,
            ["path"] = arrival.Path,
            ["headers"] = Headers.DeepClone(),
            ["query"] = QueryStringData.DeepClone(),
            ["contentType"] = arrival.ContentType,
            ["content"] = arrival.Content,
            ["callerId"] = arrival.CallerId,
        };
        context.Complete(arrival.Violation is { } violation ? [violation] : []);
    }

    private void Wait(ActivityContext context, JsonNode? payload)
        => context.CreateBookmark(HttpEndpointStimulus.Name, payload, instanceScoped: false, settings: Settings().ToJson());

    private IEnumerable<JsonObject> Payloads()
    {
        if (string.IsNullOrWhiteSpace(Path))
        {
            throw new InvalidOperationException("The endpoint has no path; give one, e.g. orders/{id}.");
        }

        string[] methods = [.. (SupportedMethods ?? []).Select(method => method.Trim().ToUpperInvariant()).Where(method => method.Length > 0).Distinct()];
        return (methods.Length > 0 ? methods : ["GET"]).Select(method => HttpEndpointStimulus.Payload(Path, method));
    }

    private HttpEndpointSettings Settings() => new()
    {
        Authorize = Authorize,
        Policy = string.IsNullOrWhiteSpace(Policy) ? null : Policy.Trim(),
        RequestTimeout = RequestTimeout,
        RequestSizeLimit = RequestSizeLimit,
        FileSizeLimit = FileSizeLimit,
        AllowedFileExtensions = AllowedFileExtensions ?? [],
        BlockedFileExtensions = BlockedFileExtensions ?? [],
        AllowedMimeTypes = AllowedMimeTypes ?? [],
        ExposedOutcomes = [.. Exposed()],
    };

    private IEnumerable<string> Exposed()
    {
        (bool IsExposed, string Outcome)[] all =
        [
            (ExposeRequestTooLargeOutcome, HttpViolations.RequestTooLarge),
            (ExposeFileTooLargeOutcome, HttpViolations.FileTooLarge),
            (ExposeInvalidFileExtensionOutcome, HttpViolations.InvalidFileExtension),
            (ExposeInvalidFileMimeTypeOutcome, HttpViolations.InvalidFileMimeType),
        ];
        return all.Where(one => one.IsExposed).Select(one => one.Outcome);
    }
}
