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
            await FaultAsync();
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

    /// <summary>Ends the instance for good.</summary>
    public static void End(Burst burst, InstanceSubStatus how)
    {
        Close(burst, how);
        burst.State.Executions.Clear();
    }

    private static void Close(Burst burst, InstanceSubStatus how)
    {
        burst.State.Status = InstanceStatus.Finished;
        burst.State.SubStatus = how;
        burst.State.FinishedAt ??= burst.Now;
        burst.Bookmarks.Clear();
    }

    /// <summary>A faulted instance cannot be resumed, so nothing may stay open outside; what a retry needs is kept.</summary>
    private async ValueTask FaultAsync()
    {
        await new FaultCut(burst).RunAsync();
        Close(burst, InstanceSubStatus.Faulted);
    }

    private async ValueTask SuspendAsync()
    {
        _state.SubStatus = InstanceSubStatus.Suspended;
        await burst.CancelStrayAsync();
        _state.Executions.RemoveAll(execution => !execution.IsOpen);
        if (burst.Bookmarks.Count == 0)
        {
            await StandStillAsync();
        }

        BurstCleaner.Forget(burst);
        if (_state.Status == InstanceStatus.Running && StateJson.Measure(_state) is var size && size > limits.StateSize)
        {
            await ReportAsync(_state.Executions[0], $"The state of the instance takes {size} bytes; {limits.StateSize} are allowed.", IncidentKind.StateSize);
        }
    }

    /// <summary>Nothing will move this instance: an incident of before still stands, or something hangs.</summary>
    private async ValueTask StandStillAsync()
    {
        if (_state.Executions.Exists(execution => execution.IsHalted))
        {
            if (!burst.Workflow.Definition.Options.ContinuesWithIncidents)
            {
                await FaultAsync();
            }
        }
        else if (StuckFinder.Find(_state) is { } stuck)
        {
            var kind = stuck.Execution.Flow is null ? IncidentKind.Activity : IncidentKind.StuckJoin;
            if (kind == IncidentKind.Activity)
            {
                burst.Tree.Close(stuck.Execution, ExecutionStatus.Faulted);
            }

            await ReportAsync(stuck.Execution, stuck.Reason, kind);
            if (_state.Status == InstanceStatus.Running)
            {
                // What hangs as well is marked, so that a retry runs it again.
                await new FaultCut(burst).RunAsync();
            }
        }
    }

    /// <summary>An incident of the instance itself; it ends the instance unless the definition lives with incidents.</summary>
    private async ValueTask ReportAsync(ActivityExecution execution, string message, IncidentKind kind)
    {
        incidents.Report(execution, message, null, kind);
        if (!burst.Workflow.Definition.Options.ContinuesWithIncidents)
        {
            await FaultAsync();
        }
    }
}
