using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api;

namespace WorkflowCrm.Host.SignIn;

/// <summary>Ends the session of whoever has left, at his next call, and answers calls of programs with status codes instead of pages.</summary>
internal static class SessionGuard
{
    public static CookieAuthenticationEvents Events { get; } = new()
    {
        OnValidatePrincipal = ValidateAsync,
        OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized),
        OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden),
    };

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var personId = context.Principal?.FindFirstValue(CurrentPerson.PersonClaim);
        var organisations = context.HttpContext.RequestServices.GetRequiredService<IOrganisationStore>();
        var organisation = await organisations.CurrentAsync(context.HttpContext.RequestAborted);
        if (organisation.Active(personId) is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (ApiPaths.IsApi(context.Request.Path) || status == StatusCodes.Status403Forbidden)
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
