using System.ComponentModel;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.Api.Requests;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Api.Tasks;

/// <summary>One task: reading, deciding, handing on.</summary>
internal static class TaskEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        Inbox.Map(tasks);
        tasks.MapGet("/{id}", FindAsync)
            .WithSummary("One task with its form")
            .Produces<TaskDetailsView>()
            .ProducesProblem(403)
            .ProducesProblem(404);
        tasks.MapPost("/{id}/decision", DecideAsync)
            .WithSummary("Decide a task")
            .WithDescription("Answers with the request as it now stands. The same Idempotency-Key with the same content answers the same again; 409 when somebody has already decided (by whom, when, how) or the task is no longer open.")
            .Produces<RequestDetailsView>()
            .ProducesProblem(403)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .ProducesProblem(422);
        tasks.MapPost("/{id}/transfer", TransferAsync)
            .WithSummary("Hand a task on to somebody else")
            .Produces<RequestDetailsView>()
            .ProducesProblem(403)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .ProducesProblem(422);
    }

    private static async Task<IResult> FindAsync(
        string id,
        IApprovalStore approvals,
        TaskViews views,
        IOrganisationStore organisations,
        CurrentPerson current,
        TimeProvider time,
        ApiProblem problem,
        CancellationToken cancellationToken)
    {
        if (await approvals.FindTaskAsync(id, cancellationToken) is not { } task
            || await approvals.FindAsync(task.RequestNumber, cancellationToken) is not { } request)
            return await problem.OfAsync(Problem.NotFound("unknown-task"), cancellationToken);
        var organisation = await organisations.CurrentAsync(cancellationToken);
        var all = await approvals.TasksOfAsync(request.Id, cancellationToken);
        return TaskRights.MaySee(organisation, request, all, current.RequiredId, time.GetUtcNow())
            ? Results.Ok(await views.DetailsAsync(organisation, request, task, current.RequiredId, cancellationToken))
            : await problem.OfAsync(Problem.Forbidden("not-your-task"), cancellationToken);
    }

    private static async Task<IResult> DecideAsync(
        string id,
        DecisionBody body,
        [FromHeader(Name = "Idempotency-Key"), Description("Makes a repetition harmless; at most 200 characters.")] string? idempotencyKey,
        Decide decide,
        RequestViews views,
        CurrentPerson current,
        ApiProblem problem,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.Outcome))
            return await problem.OfFieldAsync("outcome", "required", cancellationToken);
        var decision = new Decision(current.RequiredId, id, body.Outcome, body.Comment, body.Form, Channel.Api, QueryValue.Text(idempotencyKey));
        var decided = await decide.RunAsync(decision, cancellationToken);
        return decided.Problem is { } refused
            ? await problem.OfAsync(refused, cancellationToken)
            : Results.Ok(await views.DetailsAsync(decided.Value, current.RequiredId, cancellationToken));
    }

    private static async Task<IResult> TransferAsync(
        string id,
        TransferBody body,
        TransferTask transfer,
        RequestViews views,
        CurrentPerson current,
        ApiProblem problem,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.To))
            return await problem.OfFieldAsync("to", "required", cancellationToken);
        var transferred = await transfer.RunAsync(current.RequiredId, id, body.To.Trim(), body.Comment, Channel.Api, cancellationToken);
        return transferred.Problem is { } refused
            ? await problem.OfAsync(refused, cancellationToken)
            : Results.Ok(await views.DetailsAsync(transferred.Value, current.RequiredId, cancellationToken));
    }
}

/// <summary>A decision.</summary>
/// <param name="Outcome">One of the task's outcome names.</param>
/// <param name="Comment">At most 4,000 characters; required where the outcome says so.</param>
/// <param name="Form">The fields of the task's form, by name.</param>
public sealed record DecisionBody(string? Outcome, string? Comment, JsonObject? Form);

/// <summary>Whom a task is handed on to.</summary>
/// <param name="To">His user name.</param>
public sealed record TransferBody(string? To, string? Comment);
