using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Designer.WorkflowInstances;

namespace WorkflowCrm.Designer.ActivityExecutions;

/// <summary>The runs of activities that the Studio's viewer asks for: badges, the table of a node, one run, and what lies around it.</summary>
internal static class ActivityExecutionEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/elsa/api/activity-executions/report", ReportAsync).Produces<StatsReport>();
        endpoints.MapGet("/elsa/api/activity-executions/list", ListAsync).Produces<StudioList<ExecutionRecord>>();
        endpoints.MapGet("/elsa/api/activity-execution-summaries/list", SummariesAsync).Produces<StudioList<ExecutionSummary>>();
        endpoints.MapGet("/elsa/api/activity-executions/by-id", FindAsync).Produces<ExecutionRecord>().ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints.MapGet("/elsa/api/activity-executions/{id}/call-stack", CallStackAsync).Produces<CallChain>();
    }

    private static async Task<IResult> ReportAsync(StatsRequest request, IInstanceReading instances, ExecutionRecords records, CancellationToken cancellationToken)
    {
        var wanted = request.ActivityNodeIds?.ToHashSet(StringComparer.Ordinal);
        var stats = ActivityStats.Of(await OfAsync(request.WorkflowInstanceId ?? "", instances, records, cancellationToken));
        return StudioJson.Ok(new StatsReport([.. stats.Where(node => wanted is not { Count: > 0 } || wanted.Contains(node.ActivityNodeId))]));
    }

    private static async Task<IResult> ListAsync(
        string? workflowInstanceId, string? activityNodeId, IInstanceReading instances, ExecutionRecords records, CancellationToken cancellationToken) =>
        StudioJson.Ok(new StudioList<ExecutionRecord>(await OfNodeAsync(workflowInstanceId, activityNodeId, instances, records, cancellationToken)));

    private static async Task<IResult> SummariesAsync(
        string? workflowInstanceId, string? activityNodeId, IInstanceReading instances, ExecutionRecords records, CancellationToken cancellationToken) =>
        StudioJson.Ok(new StudioList<ExecutionSummary>(
            [.. (await OfNodeAsync(workflowInstanceId, activityNodeId, instances, records, cancellationToken)).Select(record => record.ToSummary())]));

    private static async Task<IResult> FindAsync(
        string? id, IInstanceReading instances, ExecutionRecords records, IStudioTexts texts, CancellationToken cancellationToken) =>
        (await OfAsync(InstanceOf(id), instances, records, cancellationToken)).FirstOrDefault(record => record.Id == id) is { } found
            ? StudioJson.Ok(found)
            : new StudioRefusal(texts.Get("instances.unknown-execution")).ToResult();

    private static async Task<IResult> CallStackAsync(
        string id, int? skip, int? take, IInstanceReading instances, ExecutionRecords records, CancellationToken cancellationToken)
    {
        var all = (await OfAsync(InstanceOf(id), instances, records, cancellationToken)).ToDictionary(record => record.Id, StringComparer.Ordinal);
        var chain = new List<ExecutionRecord>();
        for (var at = all.GetValueOrDefault(id); at is not null; at = at.SchedulingActivityExecutionId is { } above ? all.GetValueOrDefault(above) : null)
            chain.Insert(0, at);
        return StudioJson.Ok(new CallChain(id, [.. chain.Skip(Math.Max(skip ?? 0, 0)).Take(Math.Clamp(take ?? 100, 0, 1_000))], chain.Count));
    }

    private static async Task<IReadOnlyList<ExecutionRecord>> OfNodeAsync(
        string? instanceId, string? nodeId, IInstanceReading instances, ExecutionRecords records, CancellationToken cancellationToken) =>
        [.. (await OfAsync(instanceId ?? "", instances, records, cancellationToken)).Where(record => string.IsNullOrEmpty(nodeId) || record.ActivityNodeId == nodeId)];

    private static async Task<IReadOnlyList<ExecutionRecord>> OfAsync(
        string instanceId, IInstanceReading instances, ExecutionRecords records, CancellationToken cancellationToken) =>
        await instances.FindAsync(instanceId, cancellationToken) is { State: var state }
            ? records.Of(state, await instances.JournalAsync(instanceId, cancellationToken))
            : [];

    /// <summary>An execution's id begins with its instance's, then a dot and its number.</summary>
    private static string InstanceOf(string? executionId) => executionId?.LastIndexOf('.') is { } dot and > 0 ? executionId[..dot] : "";
}
