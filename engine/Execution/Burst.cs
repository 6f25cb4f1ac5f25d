using WorkflowCrm.Engine.Activities.Workflows;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Expressions.JavaScript;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;

namespace WorkflowCrm.Engine.Execution;

/// <summary>
/// Everything that happens between a stimulus and the next wait: a queue of work, first in first out, run on one thread.
/// Branches are interleaved step by step; no two activities of an instance run at once.
/// </summary>
internal sealed class Burst
{
    private readonly Queue<WorkItem> _queue = new();
    private readonly BurstServices _services;
    private readonly EngineLimits _limits;
    private readonly ExecutionTree _tree;
    private readonly IncidentLog _incidents;
    private ScriptEngine? _scripts;
    private int _steps;
    private bool _hasFaulted;
    private bool _isFinished;

    public Burst(
        CompiledWorkflow workflow,
        InstanceState state,
        bool isNew,
        IReadOnlyDictionary<string, object?> input,
        BurstServices services,
        CancellationToken cancellationToken)
    {
        Workflow = workflow;
        State = state;
        IsNew = isNew;
        Input = input;
        CancellationToken = cancellationToken;
        Services = services.Services;
        _services = services;
        _limits = services.Limits;
        Now = services.Now;
        Bookmarks = new BookmarkSet(state.Bookmarks);
        Journal = new Journal(state, Now);
        _incidents = new IncidentLog(this);
        _tree = new ExecutionTree(this);
        _tree.Link();
    }

    public CompiledWorkflow Workflow { get; }

    public InstanceState State { get; }

    public bool IsNew { get; }

    /// <summary>Whoever runs this burst sees its end and needs no report of it.</summary>
    public bool IsAttended { get; set; }

    public IReadOnlyDictionary<string, object?> Input { get; }

    public CancellationToken CancellationToken { get; }

    public DateTimeOffset Now { get; }

    public IServiceProvider Services { get; }

    public EngineLimits Limits => _limits;

    /// <summary>The time zone of the place, for what is said in its time of day.</summary>
    public TimeZoneInfo Zone => _services.Zone;

    /// <summary>The runtime that this burst belongs to, for activities that run another instance within the same transaction.</summary>
    public WorkflowRuntime Runtime => _services.Runtime;

    public BookmarkSet Bookmarks { get; }

    public Journal Journal { get; }

    public List<JobRequest> Jobs { get; } = [];

    public ScriptEngine Scripts => _scripts ??= _services.Scripts.Rent(_limits, Now, _services.Zone);

    public string NewId() => _services.Ids.NewId();

    public void Schedule(WorkItem item)
    {
        if (item.Owner is { } owner)
        {
            owner.QueuedChildren++;
        }

        _queue.Enqueue(item);
    }

    /// <summary>Runs until nothing is left to do, then settles the instance's status.</summary>
    public async ValueTask<BurstResult> RunAsync()
    {
        State.SubStatus = InstanceSubStatus.Executing;
        while (!_isFinished && _queue.TryDequeue(out var item))
        {
            CancellationToken.ThrowIfCancellationRequested();
            if (++_steps > _limits.StepsPerBurst)
            {
                StopLoop(item);
                break;
            }

            await RunAsync(item);
        }

        await new BurstEnd(this, _incidents, _limits).SettleAsync(_hasFaulted, _isFinished);
        return Result();
    }

    /// <summary>Goes on with a faulted execution: runs it again, or ends it with outcomes.</summary>
    public void Reopen(ActivityExecution execution, string[]? outcomes, string reason)
    {
        _tree.Reopen(execution);
        Journal.Write(execution, outcomes is null ? "Retried" : "Skipped", reason);
        Schedule(new WorkItem(execution.Node, Owner: null, Existing: execution, Outcomes: outcomes));
    }

    /// <summary>Ends the instance from outside.</summary>
    public async ValueTask<BurstResult> CancelAsync(string reason)
    {
        await CancelOpenAsync(except: null);
        Journal.Write("Workflow cancelled", reason);
        if (State.HasChildren)
        {
            Jobs.Add(WorkflowJobs.Request(WorkflowJobKinds.CancelChildren, State.Id, new CancelPayload(State.Id, reason)));
        }

        BurstEnd.End(this, InstanceSubStatus.Cancelled);
        return Result();
    }

    /// <summary>Cancels the open children that match, with all that they contain.</summary>
    public async ValueTask CancelChildrenAsync(ActivityExecution parent, Predicate<ActivityExecution>? match, bool tellParent)
    {
        for (var i = 0; i < State.Executions.Count; i++)
        {
            var child = State.Executions[i];
            if (child.Parent == parent && child.IsOpen && (match is null || match(child)))
            {
                await CancelAsync(child, tellParent);
            }
        }
    }

    private async ValueTask RunAsync(WorkItem item)
    {
        if (item.Owner is { } owner)
        {
            owner.QueuedChildren--;
            owner.Flow?.Dequeue(item.Node.FlowPosition);
            if (owner.Status is ExecutionStatus.Canceled)
            {
                return;
            }
        }

        var execution = item.Existing ?? _tree.Begin(item);
        var context = execution.Context;
        if (execution.Status != ExecutionStatus.Running)
        {
            return;
        }

        if (item.Outcomes is { } outcomes)
        {
            context.RequestedOutcomes = outcomes;
            await CompleteAsync(execution);
            return;
        }

        try
        {
            var activity = ActivityObjects.Prepare(execution);
            if (item.Bookmark is { } bookmark)
            {
                Journal.Write(execution, "Resumed");
                await activity.ResumeAsync(context, bookmark);
                if (bookmark.AutoBurn)
                {
                    Bookmarks.Remove(bookmark.Id, execution);
                }
            }
            else
            {
                await activity.ExecuteAsync(context);
                if (context.RequestedOutcomes is null && !context.HasOpenChildren && !Bookmarks.Any(execution))
                {
                    context.Complete();
                }
            }

            ActivityObjects.WriteOutputs(execution, activity);
        }
        catch (Exception e) when (_incidents.IsOne(e))
        {
            await FaultAsync(execution, e);
            return;
        }

        if (context.RequestedOutcomes is not null)
        {
            await CompleteAsync(execution);
        }
        else if (Bookmarks.Count > 0 && Bookmarks.Any(execution))
        {
            Journal.Write(execution, "Suspended");
        }
    }

    /// <summary>Ends an execution that has asked for it, tells its container, and goes on outwards while containers end too.</summary>
    private async ValueTask CompleteAsync(ActivityExecution execution)
    {
        while (true)
        {
            var context = execution.Context;
            var outcomes = context.RequestedOutcomes!;
            context.RequestedOutcomes = null;
            if (execution.Status != ExecutionStatus.Running)
            {
                return;
            }

            if (execution.RunningChildren + execution.FaultedChildren > 0)
            {
                await CancelChildrenAsync(execution, null, tellParent: false);
            }

            _tree.Close(execution, ExecutionStatus.Completed);
            if (execution.Node.Workflow is not null)
            {
                ChildWorkflow.WriteOutputs(context);
            }

            Journal.Write(execution, "Completed", null, ReferenceEquals(outcomes, Outcomes.Default) ? null : OutcomesPayload.From(outcomes));
            var next = context.EndScope switch
            {
                EndScope.Activity => await TellParentAsync(execution, outcomes),
                EndScope.Workflow => Composite(execution, outcomes),
                _ => await FinishAsync(execution),
            };
            if (next is null)
            {
                return;
            }

            execution = next;
        }
    }

    /// <summary>Tells the container; returns it when it ends in turn.</summary>
    private async ValueTask<ActivityExecution?> TellParentAsync(ActivityExecution execution, string[] outcomes)
    {
        // The container may have ended already: an item that was queued before still ran, and nobody waits for it.
        if (execution.Parent is not { Status: ExecutionStatus.Running } parent)
        {
            return null;
        }

        try
        {
            var activity = ActivityObjects.Prepare(parent);
            await activity.ChildCompletedAsync(parent.Context, new ChildCompletion(execution, outcomes));
            ActivityObjects.WriteOutputs(parent, activity);
        }
        catch (Exception e) when (_incidents.IsOne(e))
        {
            await FaultAsync(parent, e);
            return null;
        }

        return parent.Context.RequestedOutcomes is null ? null : parent;
    }

    private static ActivityExecution? Composite(ActivityExecution execution, string[] outcomes)
    {
        var target = VariableScope.Composite(execution.Parent);
        if (target is null)
        {
            for (target = execution.Parent; target?.Parent is not null; target = target.Parent)
            {
            }
        }

        if (target is not null)
        {
            target.Context.RequestedOutcomes = outcomes;
        }

        return target;
    }

    private async ValueTask<ActivityExecution?> FinishAsync(ActivityExecution execution)
    {
        _isFinished = true;
        _queue.Clear();
        await CancelOpenAsync(except: execution);
        return null;
    }

    private async ValueTask FaultAsync(ActivityExecution execution, Exception exception)
    {
        execution.Context.RequestedOutcomes = null;
        await CancelChildrenAsync(execution, null, tellParent: false);
        _tree.Close(execution, ExecutionStatus.Faulted);
        _incidents.Report(execution, exception.Message, exception);
        _hasFaulted |= !Workflow.Definition.Options.ContinuesWithIncidents;
    }

    private async ValueTask CancelAsync(ActivityExecution execution, bool tellParent)
    {
        if (!execution.IsOpen)
        {
            return;
        }

        var wasRunning = execution.Status == ExecutionStatus.Running;
        _tree.Close(execution, ExecutionStatus.Canceled);
        Journal.Write(execution, "Canceled");
        try
        {
            if (wasRunning)
            {
                await ActivityObjects.PrepareToCancel(execution).CancelAsync(execution.Context);
            }
        }
        catch (Exception e) when (_incidents.IsOne(e))
        {
            _incidents.Report(execution, e.Message, e);
        }

        if (execution.RunningChildren + execution.FaultedChildren > 0)
        {
            await CancelChildrenAsync(execution, null, tellParent: false);
        }

        if (tellParent && execution.Parent is { Status: ExecutionStatus.Running } parent)
        {
            await ActivityObjects.Prepare(parent).ChildCanceledAsync(parent.Context, execution);
        }
    }

    /// <summary>Cancels all that is open, the innermost first.</summary>
    public async ValueTask CancelOpenAsync(ActivityExecution? except)
    {
        for (var i = State.Executions.Count - 1; i >= 0; i--)
        {
            if (State.Executions[i] != except && State.Executions[i].Status == ExecutionStatus.Running)
            {
                await CancelAsync(State.Executions[i], tellParent: false);
            }
        }
    }

    /// <summary>A loop that never waits ends the instance, even one that lives with incidents.</summary>
    private void StopLoop(WorkItem next)
    {
        _queue.Clear();
        _hasFaulted = true;
        _incidents.Report(
            next.Owner ?? State.Executions[0],
            $"The workflow ran {_limits.StepsPerBurst} activities without waiting; '{next.Node.Source.Name ?? next.Node.Source.Id}' would have been next. It probably loops for ever.",
            null);
    }

    private BurstResult Result()
    {
        State.UpdatedAt = Now;
        if (!IsAttended && State is { Status: InstanceStatus.Finished, ReportsTo: { } hash, ParentInstanceId: { } parent })
        {
            Jobs.Add(WorkflowJobs.Request(
                WorkflowJobKinds.ChildEnd, State.Id, new ChildEndPayload(parent, hash, State.Id, State.SubStatus.ToString(), WorkflowJobs.ToJson(State.Output))));
        }

        if (_scripts is not null)
        {
            _services.Scripts.Return(_scripts);
            _scripts = null;
        }

        return new BurstResult
        {
            State = State,
            IsNew = IsNew,
            AddedBookmarks = Bookmarks.Added,
            RemovedBookmarks = Bookmarks.Removed,
            Journal = Journal.Entries,
            Jobs = Jobs,
        };
    }
}
