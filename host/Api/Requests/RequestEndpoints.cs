using System.ComponentModel;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Api.Requests;

/// <summary>Starting, listing, reading and withdrawing requests.</summary>
internal static class RequestEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var requests = api.MapGroup("/requests").WithTags("Requests");
        requests.MapPost("", StartAsync)
            .WithSummary("Start a request")
            .WithDescription("The inputs are the fields of the process's form, by name.")
            .Produces<RequestDetailsView>(201)
            .ProducesProblem(403)
            .ProducesProblem(404)
            .ProducesProblem(422);
        requests.MapGet("", ListAsync)
            .WithSummary("Requests: the caller's own, those that he is involved in, or all")
            .WithDescription("All are for administrators, auditors and process owners only.")
            .Produces<ListOf<RequestView>>()
            .ProducesProblem(403)
            .ProducesProblem(422);
        requests.MapGet("/{number}", FindAsync)
            .WithSummary("Everything about one request")
            .WithDescription("For the requester, everybody who has or had a task in it, administrators, auditors and process owners.")
            .Produces<RequestDetailsView>()
            .ProducesProblem(403)
            .ProducesProblem(404);
        requests.MapPost("/{number}/withdraw", WithdrawAsync)
            .WithSummary("The requester takes the request back")
            .Produces<RequestDetailsView>()
            .ProducesProblem(403)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .ProducesProblem(422);
    }

    private static async Task<IResult> StartAsync(
        StartRequestBody body, SubmitRequest submit, RequestViews views, CurrentPerson current, ApiProblem problem, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.DefinitionId))
            return await problem.OfFieldAsync("definitionId", "required", cancellationToken);
        var started = await submit.RunAsync(current.RequiredId, body.DefinitionId, body.Inputs ?? [], Channel.Api, cancellationToken);
        if (started.Problem is { } refused)
            return await problem.OfAsync(refused, cancellationToken);
        var view = await views.DetailsAsync(started.Value, current.RequiredId, cancellationToken);
        return Results.Created($"/api/requests/{Uri.EscapeDataString(view.Number)}", view);
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] Paging paging,
        [Description("mine, involved or all; mine when it is left out")] string? scope,
        [Description("running, returned or finished")] string? status,
        string? definitionId,
        [Description("Part of the number or of the title.")] string? q,
        IApprovalStore approvals,
        RequestViews views,
        IOrganisationStore organisations,
        CurrentPerson current,
        ApiProblem problem,
        CancellationToken cancellationToken)
    {
        var wrong = new List<FieldProblem>();
        if (!QueryValue.TryRead<RequestScope>(scope, out var wantedScope))
            wrong.Add(QueryValue.Wrong<RequestScope>("scope"));
        if (!QueryValue.TryRead<RequestStatus>(status, out var wantedStatus))
            wrong.Add(QueryValue.Wrong<RequestStatus>("status"));
        if (paging.Problem() is { } wrongPage)
            wrong.Add(wrongPage);
        if (wrong.Count > 0)
            return await problem.OfAsync(Problem.InvalidFields(wrong), cancellationToken);

        var personId = current.RequiredId;
        var organisation = await organisations.CurrentAsync(cancellationToken);
        if (wantedScope == RequestScope.All && !TaskRights.SeesEverything(organisation, personId))
            return await problem.OfAsync(Problem.Forbidden("scope-not-allowed"), cancellationToken);
        var filter = new RequestFilter(
            RequesterId: wantedScope is null or RequestScope.Mine ? personId : null,
            InvolvedId: wantedScope == RequestScope.Involved ? personId : null,
            Status: wantedStatus,
            DefinitionId: QueryValue.Text(definitionId),
            Text: QueryValue.Text(q));
        var page = await approvals.ListAsync(filter, paging.Wanted(), cancellationToken);
        var rows = new List<RequestView>(page.Items.Count);
        foreach (var request in page.Items)
            rows.Add(await views.RowAsync(organisation, request, cancellationToken));
        return Results.Ok(new ListOf<RequestView>(rows, page.Number, page.Size, page.Total));
    }

    private static async Task<IResult> FindAsync(
        string number,
        IApprovalStore approvals,
        RequestViews views,
        IOrganisationStore organisations,
        CurrentPerson current,
        TimeProvider time,
        ApiProblem problem,
        CancellationToken cancellationToken)
    {
        if (await approvals.FindAsync(number, cancellationToken) is not { } request)
            return await problem.OfAsync(Problem.NotFound("unknown-request", ("number", number)), cancellationToken);
        var organisation = await organisations.CurrentAsync(cancellationToken);
        var tasks = await approvals.TasksOfAsync(request.Id, cancellationToken);
        return TaskRights.MaySee(organisation, request, tasks, current.RequiredId, time.GetUtcNow())
            ? Results.Ok(await views.DetailsAsync(request, current.RequiredId, cancellationToken))
            : await problem.OfAsync(Problem.Forbidden("request-not-yours", ("number", number)), cancellationToken);
    }

    private static async Task<IResult> WithdrawAsync(
        string number,
        WithdrawBody body,
        WithdrawRequest withdraw,
        RequestViews views,
        CurrentPerson current,
        ApiProblem problem,
        CancellationToken cancellationToken)
    {
        var withdrawn = await withdraw.RunAsync(current.RequiredId, number, body.Reason, Channel.Api, cancellationToken);
        return withdrawn.Problem is { } refused
            ? await problem.OfAsync(refused, cancellationToken)
            : Results.Ok(await views.DetailsAsync(withdrawn.Value, current.RequiredId, cancellationToken));
    }
}

/// <summary>Whose requests to list.</summary>
internal enum RequestScope
{
    Mine,
    Involved,
    All,
}

/// <summary>What starts a request.</summary>
/// <param name="DefinitionId">The process, from <c>GET /api/processes</c>.</param>
/// <param name="Inputs">The fields of its form, by name.</param>
public sealed record StartRequestBody(string? DefinitionId, JsonObject? Inputs);

/// <summary>Why a request is taken back.</summary>
public sealed record WithdrawBody(string? Reason);
