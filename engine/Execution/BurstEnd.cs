using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Execution;

/// <summary>Settles what an instance is at the end of a burst: finished, faulted, waiting, or stuck.</summary>
internal sealed class BurstEnd(Burst burst, IncidentLog incidents, EngineLimits limits)
{
    private readonly InstanceState _state = burst.State;

    public async ValueTask SettleAsync(bool hasFaulted, bool isFinished)
    {
        if (hasFaulted)
        {
            // A faulted instance cannot be resumed, so nothing may stay open outside.
            await burst.CancelOpenAsync(except: null);
            End(burst, InstanceSubStatus.Faulted);
        }
        else if (isFinished || !_state.Executions.Exists(execution => execution.Parent is null && execution.IsOpen))
        {
            await burst.CancelOpenAsync(except: null);
            End(burst, InstanceSubStatus.Finished);
        }
        else
        {
            await SuspendAsync();
        }
    }

    public static void End(Burst burst, InstanceSubStatus how)
    {
        burst.State.Status = InstanceStatus.Finished;
        burst.State.SubStatus = how;
        burst.State.FinishedAt = burst.Now;
        burst.Bookmarks.Clear();
        burst.State.Executions.Clear();
    }

    private async ValueTask SuspendAsync()
    {
        _state.SubStatus = InstanceSubStatus.Suspended;
        await burst.CancelStrayAsync();
        _state.Executions.RemoveAll(execution => !execution.IsOpen);
        var isFaulted = _state.Executions.Exists(execution => execution.Status == ExecutionStatus.Faulted);
        if (burst.Bookmarks.Count == 0 && !isFaulted && StuckFinder.Find(_state) is { } stuck)
        {
            await ReportAsync(stuck.Execution, stuck.Reason);
        }

        BurstCleaner.Forget(burst);
        if (_state.Status == InstanceStatus.Running && StateJson.Measure(_state) is var size && size > limits.StateSize)
        {
            await ReportAsync(_state.Executions[0], $"The state of the instance takes {size} bytes; {limits.StateSize} are allowed.");
        }
    }

    /// <summary>An incident of the instance itself; it ends the instance unless the definition lives with incidents.</summary>
    private async ValueTask ReportAsync(ActivityExecution execution, string message)
    {
        incidents.Report(execution, message, null);
        if (!burst.Workflow.Definition.Options.ContinuesWithIncidents)
        {
            await burst.CancelOpenAsync(except: null);
            End(burst, InstanceSubStatus.Faulted);
        }
    }
}
