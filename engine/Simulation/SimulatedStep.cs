using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Simulation;

/// <summary>One line of the way that a simulation took.</summary>
/// <param name="At">Virtual time (UTC).</param>
/// <param name="Event">As in the journal: Started, Suspended, Resumed, Completed, Canceled, Faulted…</param>
/// <param name="Outcomes">How the activity ended, when it named outcomes.</param>
public sealed record SimulatedStep(
    DateTimeOffset At,
    string InstanceId,
    string Event,
    string ActivityId,
    string NodeId,
    string ActivityType,
    string? ActivityName,
    IReadOnlyList<string> Outcomes,
    string? Message)
{
    internal static SimulatedStep Of(string instanceId, JournalEntry line) => new(
        line.At,
        instanceId,
        line.Event,
        line.ActivityId,
        line.NodeId,
        line.ActivityType,
        line.ActivityName,
        CompletionPayload.OutcomesOf(line.Payload),
        line.Message);
}
