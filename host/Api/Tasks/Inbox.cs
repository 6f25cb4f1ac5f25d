using System.ComponentModel;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Api.Tasks;

/// <summary>Open tasks: one's own, one's unit's, or all.</summary>
internal static class Inbox
{
    public static void Map(RouteGroupBuilder tasks) =>
        tasks.MapGet("", ListAsync)
            .WithSummary("The inbox: open tasks, what is due first on top")
            .WithDescription("mine: those that the caller may decide, as a deputy too. unit: those of the people of the department that he leads. all: for administrators, auditors and process owners.")
            .Produces<ListOf<TaskView>>()
            .ProducesProblem(403)
            .ProducesProblem(422);

    private static async Task<IResult> ListAsync(
        [AsParameters] Paging paging,
        [Description("mine, unit or all; mine when it is left out")] string? scope,
        [Description("Part of the title or of the request's number.")] string? q,
        IApprovalStore approvals,
        TaskViews views,
        IOrganisationStore organisations,
        CurrentPerson current,
        TimeProvider time,
        ApiProblem problem,
        CancellationToken cancellationToken)
    {
        var wrong = new List<FieldProblem>();
        if (!QueryValue.TryRead<TaskScope>(scope, out var wanted))
            wrong.Add(QueryValue.Wrong<TaskScope>("scope"));
        if (paging.Problem() is { } wrongPage)
            wrong.Add(wrongPage);
        if (wrong.Count > 0)
            return await problem.OfAsync(Problem.InvalidFields(wrong), cancellationToken);

        var organisation = await organisations.CurrentAsync(cancellationToken);
        if (Filter(organisation, wanted ?? TaskScope.Mine, current.RequiredId, QueryValue.Text(q), time.GetUtcNow()) is not { } filter)
            return await problem.OfAsync(Problem.Forbidden("scope-not-allowed"), cancellationToken);
        var page = await approvals.InboxAsync(filter, paging.Wanted(), cancellationToken);
        var rows = new List<TaskView>(page.Items.Count);
        foreach (var task in page.Items)
            rows.Add(await views.RowAsync(organisation, task, cancellationToken));
        return Results.Ok(new ListOf<TaskView>(rows, page.Number, page.Size, page.Total));
    }

    /// <summary>Null when the person is not entitled to the scope.</summary>
    private static InboxFilter? Filter(Organisation organisation, TaskScope scope, string personId, string? text, DateTimeOffset now) => scope switch
    {
        TaskScope.Mine => new InboxFilter(organisation.ActsFor(personId, now), EscalatedToId: personId, Text: text),
        TaskScope.Unit => UnitOf(organisation, personId) is { } unit ? new InboxFilter(null, DepartmentId: unit, Text: text) : null,
        TaskScope.All => TaskRights.SeesEverything(organisation, personId) ? new InboxFilter(null, Text: text) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, null),
    };

    // A manager may head his own department and, in a small company, another one besides; his own comes first.
    private static string? UnitOf(Organisation organisation, string personId) => organisation.Departments
        .Where(d => d.ManagerId == personId)
        .OrderByDescending(d => d.Id == organisation.Find(personId)?.DepartmentId)
        .ThenBy(d => d.Id, StringComparer.Ordinal)
        .FirstOrDefault()?.Id;
}

/// <summary>Whose tasks to list.</summary>
internal enum TaskScope
{
    Mine,
    Unit,
    All,
}
