using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Designer.Instances.Live;

/// <summary>
/// Lets process owners connect, from our own pages only: a browser opens sockets to other sites with that site's cookies, and no
/// anti-forgery token goes with it, but it cannot lie about the origin.
/// </summary>
internal sealed class LiveGate(IOrganisationStore organisations, ISiteAddress site) : AuthorizationHandler<LiveRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, LiveRequirement requirement)
    {
        if (context.Resource is not HttpContext http || !IsOurs(http.Request) || context.User.FindFirstValue(CurrentPerson.PersonClaim) is not { } person)
            return;
        if ((await organisations.CurrentAsync(http.RequestAborted)).HasRole(person, Roles.ProcessOwner))
            context.Succeed(requirement);
    }

    /// <summary>A program that is no browser sends no origin.</summary>
    private bool IsOurs(HttpRequest request) => request.Headers.Origin is not [{ Length: > 0 } origin, ..]
        || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && (page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase) || page.Authority == site.Of("").Authority));
}
