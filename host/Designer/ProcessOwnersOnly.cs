using WorkflowCrm.Crm;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Designer;

/// <summary>Lets process owners pass and answers everybody else with 403.</summary>
internal sealed class ProcessOwnersOnly(IOrganisationStore organisations, CurrentPerson current, ApiProblem problem) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var cancelled = context.HttpContext.RequestAborted;
        var organisation = await organisations.CurrentAsync(cancelled);
        return organisation.HasRole(current.RequiredId, Roles.ProcessOwner)
            ? await next(context)
            : await problem.OfAsync(Problem.Forbidden("process-owners-only"), cancelled);
    }
}
