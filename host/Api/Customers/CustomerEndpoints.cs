using System.ComponentModel;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Api.Customers;

/// <summary>The register, a customer's card and its confidential part.</summary>
internal static class CustomerEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers");
        customers.MapGet("", ListAsync)
            .WithSummary("The register of customers: what everybody may see")
            .Produces<ListOf<CustomerView>>()
            .ProducesProblem(422);
        customers.MapGet("/{number}", FindAsync)
            .WithSummary("The public part of a customer's card")
            .Produces<CustomerCardView>()
            .ProducesProblem(404);
        customers.MapGet("/{number}/archive", OpenAsync)
            .WithSummary("The confidential part of a customer's card")
            .WithDescription("Needs a right of one's own or a grant that has not expired; else 403 with the type /problems/archive-access-required and the process to start. Every opening and every refusal is written into the reading log.")
            .Produces<ArchiveView>()
            .ProducesProblem(403)
            .ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] Paging paging,
        [Description("Part of the name, of the number, or pinyin initials.")] string? q,
        [Description("strategic, cooperating or reserve")] string? tier,
        [Description("A to E")] string? grade,
        [Description("The department's letter.")] string? department,
        ICustomerStore customers,
        IOrganisationStore organisations,
        ApiProblem problem,
        CancellationToken cancellationToken)
    {
        var wrong = new List<FieldProblem>();
        if (!QueryValue.TryRead<CustomerTier>(tier, out var wantedTier))
            wrong.Add(QueryValue.Wrong<CustomerTier>("tier"));
        if (!QueryValue.TryRead<AmountGrade>(grade, out var wantedGrade))
            wrong.Add(QueryValue.Wrong<AmountGrade>("grade"));
        if (paging.Problem() is { } wrongPage)
            wrong.Add(wrongPage);
        if (wrong.Count > 0)
            return await problem.OfAsync(Problem.InvalidFields(wrong), cancellationToken);

        var organisation = await organisations.CurrentAsync(cancellationToken);
        var filter = new CustomerFilter(QueryValue.Text(q), wantedTier, wantedGrade, QueryValue.Text(department));
        var page = await customers.SearchAsync(filter, paging.Wanted(), cancellationToken);
        return Results.Ok(ListOf.Of(page, c => CustomerView.Of(organisation, c)));
    }

    private static async Task<IResult> FindAsync(
        string number,
        ICustomerStore customers,
        OpenArchive archive,
        IOrganisationStore organisations,
        CurrentPerson current,
        ApiProblem problem,
        CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(number, cancellationToken) is not { } customer)
            return await problem.OfAsync(Problem.NotFound("unknown-customer", ("number", number)), cancellationToken);
        var basis = await archive.PreviewAsync(current.RequiredId, customer, cancellationToken);
        return Results.Ok(CustomerCardView.Of(await organisations.CurrentAsync(cancellationToken), customer, basis));
    }

    private static async Task<IResult> OpenAsync(
        string number, OpenArchive archive, CurrentPerson current, ApiProblem problem, CancellationToken cancellationToken)
    {
        var opened = await archive.RunAsync(current.RequiredId, number, Channel.Api, cancellationToken);
        return opened.Problem is { } refused ? await problem.OfAsync(refused, cancellationToken) : Results.Ok(ArchiveView.Of(opened.Value));
    }
}
