using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Simulation.Tests.Invariants;

namespace WorkflowCrm.Simulation.Tests.Histories;

/// <summary>Retries or skips an execution, which changes something only when it has failed.</summary>
internal static class Reopening
{
    public static async Task RunAsync(Transactions transactions, string instanceId, ActivityExecution execution, bool isSkip)
    {
        if (transactions.IsTold)
            transactions.Tell($"{(isSkip ? "skip" : "retry")} {execution.Id}, which is {execution.Status}");
        var expected = execution.Status == ExecutionStatus.Faulted ? ResumeOutcome.Resumed : ResumeOutcome.BookmarkGone;
        var done = await transactions.RunAsync(session => isSkip
            ? session.Runtime.SkipAsync(instanceId, execution.Id, [], "It does not matter.", CancellationToken.None)
            : session.Runtime.RetryAsync(instanceId, execution.Id, "It may work now.", CancellationToken.None));
        if (done is not null)
            Violation.Unless(done.Answer == expected, "reopen", $"Reopening {execution.Id} answered {done.Answer} instead of {expected}.");
    }
}
