using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using WorkflowCrm.Host.Api.Problems;

namespace WorkflowCrm.Host.SignIn;

/// <summary>
/// Calls that change something and come with the session cookie must show that they come from our own pages, by the header
/// <c>X-CSRF-TOKEN</c>. A personal access token is never sent by a browser on its own, so it needs none; nor does signing in,
/// which takes JSON that no foreign form can send.
/// </summary>
internal sealed class ApiAntiforgery(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string HeaderName = "X-CSRF-TOKEN";

    public async Task InvokeAsync(HttpContext context, ApiProblem problem)
    {
        if (IsToBeChecked(context))
        {
            try
            {
                await antiforgery.ValidateRequestAsync(context);
            }
            catch (AntiforgeryValidationException)
            {
                await problem.Of(StatusCodes.Status400BadRequest, "anti-forgery").ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    }

    private static bool IsToBeChecked(HttpContext context) =>
        (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments("/elsa/api", StringComparison.OrdinalIgnoreCase))
        && !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && context.GetEndpoint() is RouteEndpoint endpoint
        && endpoint.Metadata.GetMetadata<NoAntiforgery>() is null
        && context.User.Identity is { IsAuthenticated: true } identity
        && identity.AuthenticationType == IdentityConstants.ApplicationScheme;
}

/// <summary>Marks a call that needs no anti-forgery token.</summary>
internal sealed class NoAntiforgery;
