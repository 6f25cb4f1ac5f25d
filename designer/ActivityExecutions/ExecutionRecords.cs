using System.Text.Json.Nodes;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Designer.WorkflowInstances;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Designer.ActivityExecutions;

/// <summary>Derives the runs of activities from an instance's journal and state, which keep no record of them as such.</summary>
public sealed class ExecutionRecords(JournalLines lines, IStudioTexts texts)
{
    /// <summary>In the order in which they were started.</summary>
    public IReadOnlyList<ExecutionRecord> Of(InstanceState state, IReadOnlyList<JournalEntry> journal)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(journal);
        var parents = ExecutionParents.Of(journal);
        var waiting = state.Bookmarks.Select(bookmark => bookmark.ExecutionId).ToHashSet(StringComparer.Ordinal);
        var records = journal.Where(line => line.ExecutionId != state.Id).GroupBy(line => line.ExecutionId)
            .Select(group => Record(state, [.. group], waiting)).ToList();
        var byId = records.ToDictionary(record => record.Id, StringComparer.Ordinal);
        return [.. records.Select(record => parents.TryGetValue(record.Id, out var parent)
            ? record with { SchedulingActivityExecutionId = parent, SchedulingActivityId = byId[parent].ActivityId, SchedulingWorkflowInstanceId = state.Id, CallStackDepth = Depth(record.Id, parents) }
            : record)];
    }

    private static int Depth(string id, IReadOnlyDictionary<string, string> parents)
    {
        var depth = 0;
        while (parents.TryGetValue(id, out var parent))
            (id, depth) = (parent, depth + 1);
        return depth;
    }

    private ExecutionRecord Record(InstanceState state, List<JournalEntry> own, HashSet<string> waiting)
    {
        var first = own[0];
        var end = own.FindLast(line => line.Event is "Completed" or "Canceled");
        var open = state.Executions.Find(execution => execution.Id == first.ExecutionId);
        var incident = state.Incidents.Find(incident => incident.ExecutionId == first.ExecutionId);
        var noted = own.FindLast(line => lines.InputsOf(line).Count > 0);
        return new ExecutionRecord
        {
            Id = first.ExecutionId,
            WorkflowInstanceId = state.Id,
            ActivityId = first.ActivityId,
            ActivityNodeId = first.NodeId,
            ActivityType = first.ActivityType,
            ActivityName = first.ActivityName,
            StartedAt = first.At,
            CompletedAt = open is null ? end?.At : null,
            Status = Status(open, incident, end),
            HasBookmarks = waiting.Contains(first.ExecutionId),
            AggregateFaultCount = own.Count(line => line.Event == "Faulted"),
            ActivityState = noted is null ? [] : lines.InputsOf(noted),
            Payload = open is null && end?.Event == "Completed" ? Outcomes(end) : null,
            Outputs = state.ActivityOutputs?.GetValueOrDefault(first.NodeId) is { } outputs ? StudioValues.Of(outputs) : [],
            Exception = incident is null ? null : ExceptionDetail.Of(incident, texts),
        };
    }

    private static string Status(ActivityExecution? open, Incident? incident, JournalEntry? end) => (open, incident, end) switch
    {
        ({ Status: ExecutionStatus.Faulted }, _, _) or (_, not null, null) => nameof(ExecutionStatus.Faulted),
        (not null, _, _) => nameof(ExecutionStatus.Running),
        (_, _, { Event: "Completed" }) => nameof(ExecutionStatus.Completed),
        // What has neither ended nor is open was dropped when the instance ended.
        _ => nameof(ExecutionStatus.Canceled),
    };

    private static JsonObject Outcomes(JournalEntry line)
    {
        var named = CompletionPayload.OutcomesOf(line.Payload);
        return new JsonObject { ["Outcomes"] = new JsonArray([.. (named.Count > 0 ? named : ["Done"]).Select(name => (JsonNode)name)]) };
    }
}
