using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Inbound;

/// <summary>
/// Tells who calls an endpoint of a workflow, and whether he may. A cookie counts only together with the anti-forgery header, whatever the
/// method is: a page of somebody else must be able neither to start a workflow nor to act in the name of who looks at it.
/// </summary>
internal sealed class InboundGuard(IOrganisationStore organisations, CurrentPerson current, IAntiforgery antiforgery, ApiProblem problem)
{
    /// <returns>The refusal, or the caller's id; neither when an endpoint for everybody is called by somebody unknown.</returns>
    public async Task<(IResult? Refusal, string? CallerId)> PassAsync(HttpContext http, HttpEndpointSettings settings)
    {
        var isProven = await IsProvenAsync(http);
        var callerId = isProven ? current.Id : null;
        if (!settings.Authorize && settings.Policy is null)
            return (null, callerId);
        if (current.Id is null)
            return (problem.Of(StatusCodes.Status401Unauthorized, AccessTokenScheme.IsMeant(http.Request) ? "wrong-token" : "not-signed-in"), null);
        if (callerId is null)
            return (problem.Of(StatusCodes.Status400BadRequest, "anti-forgery"), null);
        var organisation = await organisations.CurrentAsync(http.RequestAborted);
        return settings.Policy is { } role && !organisation.HasRole(callerId, role)
            ? (problem.Of(StatusCodes.Status403Forbidden, "not-allowed"), null)
            : (null, callerId);
    }

    private async Task<bool> IsProvenAsync(HttpContext http)
    {
        if (http.User.Identity is not { IsAuthenticated: true } identity || identity.AuthenticationType != IdentityConstants.ApplicationScheme)
            return true;
        if (!http.Request.Headers.ContainsKey(ApiAntiforgery.HeaderName))
            return false; // looking for it in a form would use up the body
        try
        {
            await antiforgery.ValidateRequestAsync(http);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
