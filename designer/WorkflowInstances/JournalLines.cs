using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Designer.ActivityExecutions;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>Writes journals for the Studio; what an activity calls sensitive is left out, wherever the journal has it from.</summary>
public sealed class JournalLines(ActivityCatalogue catalogue, IStudioTexts texts)
{
    private const string Inputs = "Inputs";

    public LogPage Page(string instanceId, IReadOnlyList<JournalEntry> journal, JournalFilter? filter, int skip, int take)
    {
        var wanted = journal.Where(line => Matches(line, filter)).ToList();
        var parents = ExecutionParents.Of(journal);
        return new LogPage([.. wanted.Skip(skip).Take(take).Select(line => Line(instanceId, line, parents))], wanted.Count);
    }

    /// <summary>The inputs that the line notes, by the names of the activity's descriptor.</summary>
    public JsonObject InputsOf(JournalEntry line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var kept = new JsonObject();
        if (line.Payload is JsonObject payload && payload[Inputs] is JsonObject noted && catalogue.Find(line.ActivityType) is { } activity)
        {
            foreach (var input in activity.Inputs.Where(input => !input.IsSensitive && noted.ContainsKey(input.Name)))
                kept[input.Name] = noted[input.Name]?.DeepClone();
        }

        return kept;
    }

    private LogRecord Line(string instanceId, JournalEntry line, IReadOnlyDictionary<string, string> parents) => new(
        $"{instanceId}-{line.Sequence.ToString(CultureInfo.InvariantCulture)}",
        line.ExecutionId,
        parents.GetValueOrDefault(line.ExecutionId),
        line.ActivityId,
        line.ActivityType,
        line.ActivityName,
        line.NodeId,
        line.At,
        line.Sequence,
        line.Event,
        line is { Event: "Faulted", Message: { } reason } ? texts.Reason(reason) : line.Message,
        InputsOf(line),
        Payload(line));

    private static JsonNode? Payload(JournalEntry line)
    {
        if (line.Payload is not JsonObject payload || !payload.ContainsKey(Inputs))
            return line.Payload?.DeepClone();
        var rest = (JsonObject)payload.DeepClone();
        rest.Remove(Inputs);
        return rest.Count == 0 ? null : rest;
    }

    private static bool Matches(JournalEntry line, JournalFilter? filter) => filter is null
        || (IsAmong(filter.ActivityIds, line.ActivityId) && IsAmong(filter.ActivityNodeIds, line.NodeId) && IsAmong(filter.EventNames, line.Event)
            && filter.ExcludedActivityTypes?.Contains(line.ActivityType) != true);

    private static bool IsAmong(IReadOnlyList<string>? wanted, string value) => wanted is not { Count: > 0 } || wanted.Contains(value);
}
