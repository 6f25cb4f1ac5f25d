using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Api.Processes;

/// <summary>The processes that the caller may start.</summary>
internal static class ProcessEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/processes", ListAsync)
            .WithTags("Processes")
            .WithSummary("Published processes that the caller may start, each with the form that a request is filled in by")
            .Produces<IReadOnlyList<ProcessView>>();

    private static async Task<IResult> ListAsync(
        IProcesses processes, IOrganisationStore organisations, CurrentPerson current, CancellationToken cancellationToken)
    {
        var organisation = await organisations.CurrentAsync(cancellationToken);
        var all = await processes.ListAsync(cancellationToken);
        return Results.Ok(all.Where(p => MayStart(organisation, p, current.RequiredId)).Select(ProcessView.Of).ToList());
    }

    private static bool MayStart(Organisation organisation, ProcessDescription process, string personId) =>
        process.CanStart && (process.StartRoles.Count == 0 || process.StartRoles.Any(r => organisation.HasRole(personId, r)));
}
