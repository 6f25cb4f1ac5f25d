using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Runtime;

/// <summary>
/// Starts, resumes and cancels instances. Made for one scope: every call runs inside the transaction that its caller has
/// opened, and all that it changes goes to the store in that transaction.
/// </summary>
public sealed partial class WorkflowRuntime(
    ActivityCatalogue catalogue,
    IDefinitionStore definitions,
    IInstanceStore instances,
    TimeProvider time,
    IIdSource ids,
    IServiceProvider services,
    EngineLimits limits)
{
    /// <summary>Starts an instance of the published version and runs it to its first wait or its end.</summary>
    /// <exception cref="DefinitionNotFoundException">There is no published version.</exception>
    public async Task<InstanceState> StartAsync(StartInstance start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        var workflow = await FindAsync(start, cancellationToken);
        var now = time.GetUtcNow();
        var state = new InstanceState
        {
            Id = start.InstanceId ?? ids.NewId(),
            DefinitionId = workflow.Definition.DefinitionId,
            DefinitionVersionId = workflow.Definition.Id,
            DefinitionVersion = workflow.Definition.Version,
            CorrelationId = start.CorrelationId,
            Name = start.Name,
            ParentInstanceId = start.ParentInstanceId,
            TriggerActivityId = start.TriggerActivityId,
            Depth = start.Depth,
            ReportsTo = start.ReportsTo,
            CreatedAt = now,
        };
        foreach (var (name, value) in start.Input)
        {
            state.Input[name] = workflow.Inputs.TryGetValue(name, out var input) ? input.Convert(value) : PlainValue.Copy(PlainValue.From(value));
        }

        var burst = new Burst(workflow, state, isNew: true, start.Input, Services(now), cancellationToken, start.Within);
        burst.Schedule(new WorkItem(workflow.Root, Owner: null));
        await SaveAsync(await burst.RunAsync(), cancellationToken);
        return state;
    }

    /// <summary>Locks the instance and resumes it at a bookmark.</summary>
    /// <param name="input">What the activity finds in <see cref="ActivityContext.ResumeInput"/>.</param>
    public async Task<ResumeOutcome> ResumeAsync(
        string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var state = await instances.LockAsync(instanceId, cancellationToken);
        if (state is null)
        {
            return ResumeOutcome.NotFound;
        }

        return await ResumeAsync(state, bookmarkId, input, cancellationToken);
    }

    private async Task<ResumeOutcome> ResumeAsync(
        InstanceState state, string bookmarkId, IReadOnlyDictionary<string, object?> input, CancellationToken cancellationToken)
    {
        if (state.Status != InstanceStatus.Running)
        {
            return ResumeOutcome.NotRunning;
        }

        var burst = await OpenAsync(state, input, cancellationToken);
        if (burst.Bookmarks.Find(bookmarkId) is not { } bookmark
            || state.Executions.Find(execution => execution.Id == bookmark.ExecutionId) is not { } waiting)
        {
            return ResumeOutcome.BookmarkGone;
        }

        burst.Schedule(new WorkItem(waiting.Node, Owner: null, Existing: waiting, Bookmark: bookmark));
        await SaveAsync(await burst.RunAsync(), cancellationToken);
        return ResumeOutcome.Resumed;
    }

    /// <summary>Locks the instance and resumes it at its first bookmark of this hash.</summary>
    /// <param name="input">What the activity finds in <see cref="ActivityContext.ResumeInput"/>.</param>
    public async Task<ResumeOutcome> ResumeByHashAsync(
        string instanceId, string hash, IReadOnlyDictionary<string, object?> input, CancellationToken cancellationToken)
    {
        var state = await instances.LockAsync(instanceId, cancellationToken);
        return state?.Bookmarks.Find(bookmark => bookmark.Hash == hash) is { } bookmark
            ? await ResumeAsync(state, bookmark.Id, input, cancellationToken)
            : state switch
            {
                null => ResumeOutcome.NotFound,
                { Status: InstanceStatus.Running } => ResumeOutcome.BookmarkGone,
                _ => ResumeOutcome.NotRunning,
            };
    }

    /// <summary>Whether there is an instance of this id, running or ended.</summary>
    public async Task<bool> ExistsAsync(string instanceId, CancellationToken cancellationToken)
        => await instances.FindAsync(instanceId, cancellationToken) is not null;

    /// <summary>
    /// Locks and ends the instance: its open activities are told, its bookmarks and timers go; a faulted one loses what was kept for a retry.
    /// False when there is no such instance or it has ended.
    /// </summary>
    public async Task<bool> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken)
    {
        var state = await instances.LockAsync(instanceId, cancellationToken);
        if (state is not ({ Status: InstanceStatus.Running } or { SubStatus: InstanceSubStatus.Faulted }))
        {
            return false;
        }

        var burst = await OpenAsync(state, new Dictionary<string, object?>(), cancellationToken);
        await SaveAsync(await burst.CancelAsync(reason), cancellationToken);
        return true;
    }

    internal EngineLimits Limits => limits;

    /// <summary>The published version of a definition.</summary>
    /// <exception cref="DefinitionNotFoundException">There is none.</exception>
    internal async ValueTask<WorkflowDefinition> PublishedAsync(string definitionId, CancellationToken cancellationToken)
        => await definitions.FindPublishedAsync(definitionId, cancellationToken) ?? throw NoneIsPublished(definitionId);

    /// <summary>Whether an instance still wants a child started that it asked for: one that was cancelled does not, nor one that no longer waits for it.</summary>
    /// <param name="reportsTo">The hash of the bookmark that waits for the child; null when nobody waits.</param>
    internal async Task<bool> WantsChildAsync(string instanceId, string? reportsTo, CancellationToken cancellationToken)
        => await instances.FindAsync(instanceId, cancellationToken) is not { } parent
            ? reportsTo is null
            : parent.SubStatus != InstanceSubStatus.Cancelled && (reportsTo is null || parent.Bookmarks.Exists(bookmark => bookmark.Hash == reportsTo));

    /// <summary>An execution that belongs to no instance, to evaluate the inputs of a node as they are before anything has run.</summary>
    internal ActivityExecution Probe(CompiledWorkflow workflow, CompiledNode node)
    {
        var state = new InstanceState
        {
            Id = "",
            DefinitionId = workflow.Definition.DefinitionId,
            DefinitionVersionId = workflow.Definition.Id,
            DefinitionVersion = workflow.Definition.Version,
            CreatedAt = time.GetUtcNow(),
        };
        var burst = new Burst(workflow, state, isNew: true, new Dictionary<string, object?>(), Services(state.CreatedAt), CancellationToken.None);
        var execution = new ActivityExecution { Id = "", NodeId = node.NodeId, StartedAt = state.CreatedAt, Node = node };
        execution.Context = new ActivityContext(burst, execution);
        return execution;
    }

    internal async Task SaveAsync(BurstResult burst, CancellationToken cancellationToken)
    {
        await instances.SaveAsync(burst, cancellationToken);
        if (services.GetService(typeof(IBurstObserver)) is IBurstObserver observer)
        {
            await observer.BurstSavedAsync(burst, cancellationToken);
        }
    }

    private BurstServices Services(DateTimeOffset now) => new(services, ids, limits, now, time.LocalTimeZone, catalogue.ScriptEngines, this);

    private async ValueTask<Burst> OpenAsync(InstanceState state, IReadOnlyDictionary<string, object?> input, CancellationToken cancellationToken)
    {
        var workflow = catalogue.Workflows.Find(state.DefinitionVersionId) ?? await LoadAsync(state, cancellationToken);
        return new Burst(workflow, state, isNew: false, input, Services(time.GetUtcNow()), cancellationToken);
    }

    private async ValueTask<CompiledWorkflow> LoadAsync(InstanceState state, CancellationToken cancellationToken)
    {
        var definition = await definitions.FindVersionAsync(state.DefinitionVersionId, cancellationToken)
            ?? throw new DefinitionNotFoundException(
                $"Version {state.DefinitionVersionId} of workflow {state.DefinitionId}, on which instance {state.Id} runs, is gone.");
        return await catalogue.Workflows.GetAsync(definition, definitions, limits, cancellationToken);
    }

    private async ValueTask<CompiledWorkflow> FindAsync(StartInstance start, CancellationToken cancellationToken)
    {
        WorkflowDefinition? definition = start.DefinitionVersionId is { } version
            ? await definitions.FindVersionAsync(version, cancellationToken)
            : await definitions.FindPublishedAsync(start.DefinitionId, cancellationToken);
        return definition is null
            ? throw NoneIsPublished(start.DefinitionId)
            : await catalogue.Workflows.GetAsync(await definitions.PinAsync(definition, cancellationToken), definitions, limits, cancellationToken);
    }

    private static DefinitionNotFoundException NoneIsPublished(string definitionId)
        => new($"No published version of workflow definition with ID {definitionId} found.");
}
