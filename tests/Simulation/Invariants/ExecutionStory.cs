using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Simulation.Tests.Invariants;

/// <summary>What the journal says of one execution.</summary>
internal sealed class ExecutionStory(string activityType)
{
    public string ActivityType => activityType;

    public ExecutionStatus Status { get; private set; } = ExecutionStatus.Running;

    public int Retries { get; private set; }

    public int Resumptions { get; private set; }

    /// <summary>Takes the next line about it.</summary>
    public void Add(JournalEntry line)
    {
        switch (line.Event)
        {
            case "Started":
                throw new Violation("entered twice", $"The execution {line.ExecutionId} of {line.ActivityId} was started a second time.");
            case "Completed":
                MustBe(line, ExecutionStatus.Running);
                Status = ExecutionStatus.Completed;
                break;
            case "Canceled":
                MustBe(line, ExecutionStatus.Running, ExecutionStatus.Faulted);
                Status = ExecutionStatus.Canceled;
                break;
            case "Faulted":
                MustBe(line, ExecutionStatus.Running);
                Status = ExecutionStatus.Faulted;
                break;
            case "Retried":
            case "Skipped":
                MustBe(line, ExecutionStatus.Faulted);
                Status = ExecutionStatus.Running;
                Retries += line.Event == "Retried" ? 1 : 0;
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

    private void MustBe(JournalEntry line, ExecutionStatus status, ExecutionStatus orElse = (ExecutionStatus)(-1))
        => Violation.Unless(
            Status == status || Status == orElse,
            "journal order",
            $"Line {line.Sequence} says '{line.Event}' of {line.ExecutionId} ({line.ActivityType} {line.ActivityId}), which is {Status}.");
}
