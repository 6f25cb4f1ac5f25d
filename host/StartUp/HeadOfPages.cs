namespace WorkflowCrm.Host.StartUp;

/// <summary>
/// Pages answer HEAD as they answer GET, without the body (RFC 9110, 9.3.2). Their endpoints know GET and POST only, and what looks at
/// links before people do, as mail scanners, asks for the head first.
/// </summary>
internal static class HeadOfPages
{
    public static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        var body = http.Response.Body;
        http.Request.Method = HttpMethods.Get;
        http.Response.Body = Stream.Null;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
            http.Response.Body = body;
        }
    }
}
