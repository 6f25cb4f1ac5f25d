using System.Net;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>
/// Answers the call that the running burst serves. When nobody waits for an answer any more, because the workflow waited between the call
/// and here, it goes on and the journal says so.
/// </summary>
[Activity("Elsa.WriteHttpResponse", DisplayName = "HTTP response", Description = "Answers the call that started or resumed the workflow.", Category = "HTTP")]
internal sealed class WriteHttpResponse(IHttpReply? reply = null) : Activity
{
    [Input(DisplayName = "Status code", Description = "The answer's code.", UIHint = "dropdown", Options = ["OK", "Created", "Accepted", "NoContent", "BadRequest", "Unauthorized", "Forbidden", "NotFound", "Conflict", "InternalServerError"], DefaultValue = HttpStatusCode.OK)]
    public HttpStatusCode StatusCode { get; set; }

    [Input(Description = "The body: text, or a value that is sent as JSON.", UIHint = "multiline")]
    public object? Content { get; set; }

    [Input(DisplayName = "Content type", Description = "Empty means text/plain for text and application/json for the rest.")]
    public string? ContentType { get; set; }

    [Input(DisplayName = "Response headers", Description = "Headers by name.", UIHint = "dictionary")]
    public JsonObject? ResponseHeaders { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        var code = (int)StatusCode;
        if (code is < 100 or > 599)
        {
            throw new InvalidOperationException($"{code} is no status code of an answer; they go from 100 to 599.");
        }

        var (content, contentType) = HttpBody.Write(Content, ContentType);
        var answer = new HttpReply(code, content, contentType, HttpHeaderList.Read(ResponseHeaders));
        if (reply is null)
        {
            context.Log("Not sent", "Nobody waits for an answer any more.");
        }
        else
        {
            reply.Write(answer);
        }

        return default;
    }
}
