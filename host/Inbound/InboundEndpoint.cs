using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Host.Api.Problems;

namespace WorkflowCrm.Host.Inbound;

/// <summary>Takes the calls that workflows answer: <c>/workflows/…</c>, with the paths and methods of their HTTP endpoints.</summary>
internal sealed class InboundEndpoint(InboundTargets targets, InboundGuard guard, ArrivalReader arrivals, InboundRun run, InboundReply reply, ApiProblem problem)
{
    public const string BasePath = "/workflows";

    // Whoever calls waits for one burst, which waits for nobody.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static void Map(WebApplication app) => app.Map(
        BasePath + "/{**path}",
        static (HttpContext http, InboundEndpoint endpoint, string? path) => endpoint.AnswerAsync(http, path ?? ""))
        .RequireRateLimiting(InboundLimit.Policy)
        .ExcludeFromDescription();

    private async Task AnswerAsync(HttpContext http, string path)
    {
        var address = InboundAddress.Of(http.Request, path);
        var found = await targets.FindAsync(address, http.RequestAborted);
        var refusal = found switch
        {
            [] => problem.Of(StatusCodes.Status404NotFound, "no-endpoint"),
            [var target] => await AnswerAsync(http, address, target),
            _ => problem.Of(StatusCodes.Status500InternalServerError, "ambiguous"),
        };
        if (refusal is not null)
            await refusal.ExecuteAsync(http);
    }

    private async Task<IResult?> AnswerAsync(HttpContext http, InboundAddress address, InboundTarget target)
    {
        var (stranger, callerId) = await guard.PassAsync(http, target.Settings);
        if (stranger is not null)
            return stranger;
        var patience = target.Settings.RequestTimeout is { } wanted && wanted > TimeSpan.Zero && wanted < s_patience ? wanted : s_patience;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        stop.CancelAfter(patience);
        try
        {
            var (arrival, unreadable) = await arrivals.ReadAsync(http.Request, address, target, callerId, stop.Token);
            if (arrival is null)
                return unreadable;
            var key = http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } given ? given : null;
            return await SendAsync(http, await run.RunAsync(target, address, arrival, key, stop.Token));
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return problem.Of(StatusCodes.Status503ServiceUnavailable, "workflow-slow");
        }
    }

    private async Task<IResult?> SendAsync(HttpContext http, InstanceState? state)
    {
        if (state is null)
            return problem.Of(StatusCodes.Status409Conflict, "workflow-not-started");
        if (reply.Written is { } written)
        {
            await InboundAnswer.SendAsync(http, written);
            return null;
        }

        var view = new InboundView(state.Id, state.Status.ToString(), state.SubStatus.ToString());
        return state.SubStatus == InstanceSubStatus.Faulted ? Fault(state.Id)
            : state.Status == InstanceStatus.Running ? Results.Json(view, statusCode: StatusCodes.Status202Accepted)
            : Results.Ok(view);
    }

    private IResult Fault(string instanceId)
    {
        var details = problem.Details(StatusCodes.Status500InternalServerError, "workflow-faulted", ("instance", instanceId));
        details.Extensions["workflowInstanceId"] = instanceId;
        return Results.Problem(details);
    }
}

/// <summary>What a caller hears when the workflow itself says nothing.</summary>
/// <param name="WorkflowInstanceId">The instance that was started or resumed.</param>
/// <param name="Status">Running or Finished.</param>
/// <param name="SubStatus">Suspended, Finished, Cancelled…</param>
public sealed record InboundView(string WorkflowInstanceId, string Status, string SubStatus);
