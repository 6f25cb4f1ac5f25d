using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Simulation.Tests.Invariants;

/// <summary>What the journal says of one execution.</summary>
internal sealed class ExecutionStory(string activityType, bool isKept)
{
    private bool _standsForInstance;

    public string ActivityType => activityType;

    public ExecutionStatus Status { get; private set; } = isKept ? ExecutionStatus.Cut : ExecutionStatus.Running;

    /// <summary>How often it was executed: once, and once more with each retry; never if the burst ended before its turn.</summary>
    public int Runs { get; private set; } = isKept ? 0 : 1;

    public int Resumptions { get; private set; }

    /// <summary>Takes the next line about it.</summary>
    public void Add(JournalEntry line)
    {
        switch (line.Event)
        {
            case "Started":
                Violation.Unless(Status == ExecutionStatus.Cut && Runs == 0, "entered twice", $"The execution {line.ExecutionId} of {line.ActivityId} was started a second time.");
                break;
            case "Completed":
                MustBe(line, ExecutionStatus.Running);
                Status = ExecutionStatus.Completed;
                break;
            case "Canceled":
                Violation.Unless(Status is ExecutionStatus.Running or ExecutionStatus.Faulted or ExecutionStatus.Cut, "journal order", $"{line.ExecutionId} was cancelled after its end.");
                Status = ExecutionStatus.Canceled;
                break;
            case "Faulted":
                // An incident of the instance is found again at the end of each burst.
                Violation.Unless(Status is ExecutionStatus.Running or ExecutionStatus.Faulted, "journal order", $"{line.ExecutionId} has failed after its end.");
                Status = ExecutionStatus.Faulted;
                break;
            case "Retried" when Status == ExecutionStatus.Cut:
                Status = ExecutionStatus.Canceled; // another execution of its node takes its place
                break;
            case "Retried" or "Skipped" when Status == ExecutionStatus.Running && _standsForInstance:
                break;
            case "Retried":
            case "Skipped":
                Violation.Unless(Status is ExecutionStatus.Faulted or ExecutionStatus.Cut, "journal order", $"{line.ExecutionId} was {line.Event} and had not failed.");
                Status = ExecutionStatus.Running;
                Runs += line.Event == "Retried" ? 1 : 0;
                break;
            case "Resumed":
                MustBe(line, ExecutionStatus.Running);
                Resumptions++;
                break;
            default:
                MustBe(line, ExecutionStatus.Running);
                break;
        }
    }

    /// <summary>The state says how it stands at the end of a burst: it may have been cut, or have only lent its name to an incident of the instance.</summary>
    public void Settle(ExecutionStatus status)
    {
        _standsForInstance |= status == ExecutionStatus.Running && Status == ExecutionStatus.Faulted;
        if ((status == ExecutionStatus.Cut && Status == ExecutionStatus.Canceled) || (status == ExecutionStatus.Running && Status == ExecutionStatus.Faulted))
            Status = status;
    }

    private void MustBe(JournalEntry line, ExecutionStatus status)
        => Violation.Unless(
            Status == status, "journal order", $"Line {line.Sequence} says '{line.Event}' of {line.ExecutionId} ({line.ActivityType} {line.ActivityId}), which is {Status}.");
}
