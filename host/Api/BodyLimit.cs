using Microsoft.AspNetCore.Http.Features;

namespace WorkflowCrm.Host.Api;

/// <summary>
/// Refuses bodies that are larger than any call needs. A body that says its length is refused before it is read, while
/// the server still takes it in: a caller who is cut off in the middle of sending would never see the answer.
/// </summary>
internal sealed class BodyLimit(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (ApiPaths.TakesDefinitions(context.Request))
            return next(context); // these say themselves what is too large, in the way that the Studio shows
        if (context.Request.ContentLength > ApiPaths.BodyLimit)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        if (context.Request.ContentLength is null && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = ApiPaths.BodyLimit;
        return next(context);
    }
}
