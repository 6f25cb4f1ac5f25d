using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Incidents;
using WorkflowCrm.Simulation.Tests.Invariants;

namespace WorkflowCrm.Simulation.Tests.Histories;

/// <summary>Retries or skips an execution, which changes something only when an incident names it.</summary>
internal static class Repairs
{
    /// <returns>Whether the instance has gone on.</returns>
    public static async Task<bool> RunAsync(Transactions transactions, InstanceState state, string executionId, bool isSkip)
    {
        if (transactions.IsTold)
            transactions.Tell($"{(isSkip ? "skip" : "retry")} {executionId}");
        var isIncident = state.Incidents.Exists(incident => incident.ExecutionId == executionId);
        var canGoOn = state.Status == InstanceStatus.Running || state.SubStatus == InstanceSubStatus.Faulted;
        var done = await transactions.RunAsync(session => isSkip
            ? session.Runtime.SkipAsync(state.Id, executionId, [], "It does not matter.", CancellationToken.None)
            : session.Runtime.RetryAsync(state.Id, executionId, "It may work now.", CancellationToken.None));
        if (done is null)
            return false;
        var isExpected = canGoOn
            ? isIncident ? done.Answer.Outcome is RepairOutcome.Done or RepairOutcome.Refused : done.Answer.Outcome == RepairOutcome.NoSuchIncident
            : done.Answer.Outcome == RepairOutcome.Ended;
        Violation.Unless(isExpected, "repair", $"Repairing {executionId} of {state.Id} answered {done.Answer}.");
        Violation.Unless(done.Bursts.Count > 0 == done.Answer.IsDone, "repair", $"Repairing {executionId} answered {done.Answer} and ran {done.Bursts.Count} bursts.");
        return done.Answer.IsDone;
    }
}
