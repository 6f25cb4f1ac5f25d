using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Execution;

/// <summary>The lines that a burst adds to the instance's journal.</summary>
internal sealed class Journal(InstanceState state, DateTimeOffset now)
{
    public List<JournalEntry> Entries { get; } = [];

    /// <summary>The characters of the messages and payloads so far.</summary>
    public long Size { get; private set; }

    public void Write(ActivityExecution execution, string @event, string? message = null, JsonNode? payload = null)
    {
        Size += (message?.Length ?? 0) + (payload is null ? 0 : PlainSizes.Of(payload));
        var node = execution.Node.Source;
        Entries.Add(new JournalEntry(
            state.NextSequence++, now, @event, node.Id, execution.NodeId, node.Type, node.Name, execution.Id, message, payload));
    }

    /// <summary>A line about the instance as a whole.</summary>
    public void Write(string @event, string? message, JsonNode? payload = null) => Entries.Add(new JournalEntry(
        state.NextSequence++, now, @event, "Workflow1", "Workflow1", "Elsa.Workflow", null, state.Id, message, payload));
}
