using WorkflowCrm.Engine.Activities.Flow;
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
    private readonly IncidentLog _incidents;
    private readonly BurstCancel _cancel;
    private readonly string? _correlationId;
    private ScriptEngine? _scripts;
    private bool _hasFaulted;
    private bool _isFinished;

    public Burst(
        CompiledWorkflow workflow,
        InstanceState state,
        bool isNew,
        IReadOnlyDictionary<string, object?> input,
        BurstServices services,
        CancellationToken cancellationToken,
        Burst? outer = null)
    {
        Workflow = workflow;
        State = state;
        IsNew = isNew;
        IsAttended = outer is not null;
        Input = input;
        CancellationToken = cancellationToken;
        _correlationId = state.CorrelationId;
        Services = services.Services;
        _services = services;
        _limits = services.Limits;
        Now = services.Now;
        Bookmarks = new BookmarkSet(state.Bookmarks);
        Journal = new Journal(state, Now);
        Meter = new BurstMeter(this, _limits, outer?.Meter.Budget ?? new BurstBudget());
        _incidents = new IncidentLog(this);
        _cancel = new BurstCancel(this, _incidents);
        Tree = new ExecutionTree(this);
        Tree.Link();
    }

    public CompiledWorkflow Workflow { get; }

    public InstanceState State { get; }

    public bool IsNew { get; }

    /// <summary>The first execution of the node that started this run; null while it has not begun, and in later bursts.</summary>
    public string? TriggerExecutionId { get; private set; }

    /// <summary>Runs within the burst of the parent, which sees its end and needs no report of it.</summary>
    public bool IsAttended { get; }

    public IReadOnlyDictionary<string, object?> Input { get; }

    public CancellationToken CancellationToken { get; }

    public DateTimeOffset Now { get; }

    public IServiceProvider Services { get; }

    /// <summary>Tried out on a copy of the state: activities are not told that they are cancelled.</summary>
    public bool IsRehearsal { get; set; }

    public EngineLimits Limits => _limits;

    /// <summary>The time zone of the place, for what is said in its time of day.</summary>
    public TimeZoneInfo Zone => _services.Zone;

    /// <summary>The runtime that this burst belongs to, for activities that run another instance within the same transaction.</summary>
    public WorkflowRuntime Runtime => _services.Runtime;

    public BookmarkSet Bookmarks { get; }

    public ExecutionTree Tree { get; }

    public Journal Journal { get; }

    public BurstMeter Meter { get; }

    public List<JobRequest> Jobs { get; } = [];

    /// <summary>How flowcharts that begin in this burst decide.</summary>
    public FlowchartMode FlowchartMode => Workflow.Definition.FlowchartMode ?? _limits.FlowchartMode;

    public ScriptEngine Scripts => _scripts ??= _services.Scripts.Rent(_limits, Now, _services.Zone);

    public string NewId() => _services.Ids.NewId();

    public void Schedule(WorkItem item)
    {
        BurstMeter.OneMore(_queue.Count, _limits.QueuedActivities, "activities in the queue");
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
            if (Meter.Exceeded(item) is { } reason)
            {
                Stop(item.Owner ?? State.Executions[0], reason, IncidentKind.Loop, item);
                break;
            }

            await RunAsync(item);
        }

        if (Meter.TooLargeToEnd() is { } tooLarge && !State.Executions.Exists(execution => execution.Parent is null && execution.IsOpen))
        {
            Stop(State.Executions[0], tooLarge, IncidentKind.StateSize);
            State.Variables.Clear();
            State.Output.Clear();
        }

        await new BurstEnd(this, _incidents, _limits).SettleAsync(_hasFaulted, _isFinished);
        return Result();
    }

    /// <summary>What would run next.</summary>
    public IEnumerable<CompiledNode> Scheduled => _queue.Select(item => item.Node);

    /// <summary>What is scheduled runs when the instance goes on, not in this burst.</summary>
    public void KeepScheduled()
    {
        Tree.Keep(_queue);
        _queue.Clear();
    }

    /// <summary>What was changed from outside is kept; nothing runs.</summary>
    public BurstResult Keep() => Result();

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

    /// <inheritdoc cref="BurstCancel.ChildrenAsync"/>
    public ValueTask CancelChildrenAsync(ActivityExecution parent, Predicate<ActivityExecution>? match, bool tellParent)
        => _cancel.ChildrenAsync(parent, match, tellParent);

    /// <inheritdoc cref="BurstCancel.OneAsync(ActivityExecution)"/>
    public ValueTask CancelAsync(ActivityExecution execution) => _cancel.OneAsync(execution);

    /// <inheritdoc cref="BurstCancel.OpenAsync"/>
    public ValueTask CancelOpenAsync(ActivityExecution? except) => _cancel.OpenAsync(except);

    /// <inheritdoc cref="BurstCancel.StrayAsync"/>
    public ValueTask CancelStrayAsync() => _cancel.StrayAsync();

    /// <inheritdoc cref="BurstCancel.TellAsync"/>
    public ValueTask TellCanceledAsync(ActivityExecution execution) => _cancel.TellAsync(execution);

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

        var execution = item.Existing ?? Tree.Begin(item);
        if (IsNew && State.TriggerActivityId is { } trigger && trigger == item.Node.Source.Id)
        {
            TriggerExecutionId ??= execution.Id;
        }

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
    public async ValueTask CompleteAsync(ActivityExecution execution)
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

            if (execution.RunningChildren + execution.HaltedChildren > 0)
            {
                await CancelChildrenAsync(execution, null, tellParent: false);
            }

            var payload = CompletionPayload.Of(execution, outcomes);
            Tree.Close(execution, ExecutionStatus.Completed);
            execution.Activity = null;
            if (execution.Node.Workflow is not null)
            {
                ChildWorkflow.WriteOutputs(context);
            }

            Journal.Write(execution, "Completed", null, payload);
            var next = context.EndScope switch
            {
                EndScope.Activity => await TellParentAsync(execution, outcomes),
                EndScope.Workflow => await EndWorkflowAsync(execution, outcomes),
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

    /// <summary>
    /// Ends the container of an execution, as any activity that ends it does, and the workflow around that; returns the
    /// execution of a workflow used as an activity, which ends with the outcomes.
    /// </summary>
    private async ValueTask<ActivityExecution?> EndWorkflowAsync(ActivityExecution execution, string[] outcomes)
    {
        var composite = VariableScope.Composite(execution.Parent);
        if (execution.Parent is { Status: ExecutionStatus.Running } container && container != composite)
        {
            await CancelChildrenAsync(container, null, tellParent: false);
            Tree.Close(container, ExecutionStatus.Completed);
            Journal.Write(container, "Completed");
        }

        if (composite is null)
        {
            await CancelOpenAsync(except: null);
        }
        else
        {
            composite.Context.RequestedOutcomes = outcomes;
        }

        return composite;
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
        Tree.Close(execution, ExecutionStatus.Faulted);
        _incidents.Report(execution, exception.Message, exception);
        execution.Activity = null;
        _hasFaulted |= !Workflow.Definition.Options.ContinuesWithIncidents;
    }

    /// <summary>A burst that uses up what it may ends the instance, even one that lives with incidents. What was still to be done is kept for a retry.</summary>
    private void Stop(ActivityExecution at, string reason, IncidentKind kind, WorkItem? next = null)
    {
        Tree.Keep(next is { } first ? _queue.Prepend(first) : _queue);
        _queue.Clear();
        _hasFaulted = true;
        _incidents.Report(at, reason, null, kind);
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
            HasNewCorrelation = !IsNew && State.CorrelationId != _correlationId,
            AddedBookmarks = Bookmarks.Added,
            RemovedBookmarks = Bookmarks.Removed,
            Journal = Journal.Entries,
            Jobs = Jobs,
        };
    }
}
