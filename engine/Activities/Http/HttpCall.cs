using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>
/// Calls a server and waits for its answer. The call is a job after the commit: no transaction is open while the server thinks, and the
/// bookmark's id tells the server that a repeated call is the same one.
/// </summary>
internal abstract class HttpCall : Activity
{
    [Input(DisplayName = "URL", Description = "The whole address, beginning with http:// or https://.")]
    public string? Url { get; set; }

    [Input(Description = "The method.", UIHint = "dropdown", Options = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"], DefaultValue = "GET")]
    public string? Method { get; set; }

    [Input(Description = "The body: text, or a value that is sent as JSON or as a form.", UIHint = "multiline")]
    public object? Content { get; set; }

    [Input(DisplayName = "Content type", Description = "Empty means text/plain for text and application/json for the rest.")]
    public string? ContentType { get; set; }

    [Input(Description = "The value of the header Authorization.", IsSensitive = true)]
    public string? Authorization { get; set; }

    [Input(DisplayName = "Request headers", Description = "Headers by name.", UIHint = "dictionary", IsSensitive = true)]
    public JsonObject? RequestHeaders { get; set; }

    [Output(Description = "The answer: statusCode, headers, contentType, content, attempts.")]
    public object? Result { get; set; }

    [Output(DisplayName = "Status code", Description = "The answer's code.")]
    public int? StatusCode { get; set; }

    [Output(DisplayName = "Parsed content", Description = "The body: JSON as a value, otherwise its text.")]
    public object? ParsedContent { get; set; }

    [Output(DisplayName = "Response headers", Description = "The answer's headers.")]
    public JsonObject? ResponseHeaders { get; set; }

    protected internal sealed override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (!Uri.TryCreate(Url?.Trim(), UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new InvalidOperationException($"'{Url}' is no address that can be called; it must begin with http:// or https://.");
        }

        var (content, contentType) = HttpBody.Write(Content, ContentType);
        var headers = HttpHeaderList.Read(RequestHeaders);
        var bookmark = context.CreateBookmark(context.Execution.Node.Type.Descriptor.Type);
        context.Enqueue(WorkflowJobs.Request(WorkflowJobKinds.HttpRequest, bookmark.Id, new HttpCallPayload
        {
            InstanceId = context.InstanceId,
            BookmarkId = bookmark.Id,
            Method = string.IsNullOrWhiteSpace(Method) ? "GET" : Method.Trim().ToUpperInvariant(),
            Url = address.AbsoluteUri,
            Content = content,
            ContentType = contentType,
            Authorization = string.IsNullOrWhiteSpace(Authorization) ? null : Authorization,
            Headers = headers,
        }));
        return default;
    }

    protected internal sealed override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark)
    {
        if (!context.ResumeInput.TryGetValue(HttpCallResult.InputKey, out var given)
            || PlainValue.ToNode(given).Deserialize<HttpCallResult>(PlainValue.Json) is not { } result)
        {
            throw new InvalidOperationException("The call ended without a result.");
        }

        if (result.Failure is { } failure)
        {
            context.Log("Call failed", result.Message);
            Fail(context, failure);
            return default;
        }

        StatusCode = result.StatusCode;
        ResponseHeaders = HttpHeaderList.ToJson(result.Headers);
        ParsedContent = HttpBody.Read(result.Content, result.ContentType);
        Result = new JsonObject
        {
            ["statusCode"] = result.StatusCode,
            ["headers"] = ResponseHeaders.DeepClone(),
            ["contentType"] = result.ContentType,
            ["content"] = result.Content,
            ["attempts"] = result.Attempts,
        };
        Answer(context, result.StatusCode);
        return default;
    }

    /// <summary>The server has answered.</summary>
    protected abstract void Answer(ActivityContext context, int statusCode);

    /// <summary>The server has not answered; that is no incident.</summary>
    protected abstract void Fail(ActivityContext context, HttpCallFailure failure);
}
