using System.ComponentModel;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Api.Audit;

/// <summary>The audit trail.</summary>
internal static class AuditEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/audit", ListAsync)
            .WithTags("Audit")
            .WithSummary("The audit trail, newest first, with the result of verifying its chain")
            .WithDescription("For auditors and administrators. The whole chain is recomputed for each call.")
            .Produces<AuditView>()
            .ProducesProblem(403)
            .ProducesProblem(422);

    private static async Task<IResult> ListAsync(
        [AsParameters] Paging paging,
        [Description("What it was done to, from its beginning: request/DA-20261125-001, customer/…")] string? subject,
        IAudit audit,
        IOrganisationStore organisations,
        CurrentPerson current,
        ApiProblem problem,
        CancellationToken cancellationToken)
    {
        var organisation = await organisations.CurrentAsync(cancellationToken);
        if (!organisation.HasRole(current.RequiredId, Roles.Auditor) && !organisation.HasRole(current.RequiredId, Roles.Administrator))
            return await problem.OfAsync(Problem.Forbidden("auditors-only"), cancellationToken);
        if (paging.Problem() is { } wrong)
            return await problem.OfAsync(Problem.InvalidFields([wrong]), cancellationToken);
        var page = await audit.ListAsync(QueryValue.Text(subject), paging.Wanted(), cancellationToken);
        var verification = await audit.VerifyAsync(cancellationToken);
        return Results.Ok(new AuditView(
            [.. page.Items.Select(e => AuditEntryView.Of(organisation, e))],
            page.Number,
            page.Size,
            page.Total,
            new VerificationView(verification.IsWhole, verification.Entries, verification.BrokenAt, verification.Reason)));
    }
}
