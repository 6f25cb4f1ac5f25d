using System.Globalization;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Bench.Engine;

/// <summary>The runtime over one definition and one instance in memory; the instance is kept as its JSON, as a database does.</summary>
internal sealed class MemoryEngine : IDefinitionStore, IInstanceStore, IIdSource, IServiceProvider
{
    private readonly WorkflowDefinition _definition;
    private readonly WorkflowRuntime _runtime;
    private readonly StartInstance _start;
    private readonly Dictionary<string, object?> _nothing = [];
    private string? _state;
    private string? _bookmarkId;
    private long _ids;

    public MemoryEngine(string definition)
    {
        _definition = Flows.Parse(definition);
        _start = new StartInstance { DefinitionId = _definition.DefinitionId };
        _runtime = new WorkflowRuntime(ActivityCatalogue.Create(), this, this, TimeProvider.System, this, this, new EngineLimits());
    }

    /// <summary>Activities that have ended so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Size of the stored state in characters; 0 when the instance has ended.</summary>
    public int StateSize => _state?.Length ?? 0;

    public Task<InstanceState> StartAsync() => _runtime.StartAsync(_start, CancellationToken.None);

    /// <summary>Resumes the instance where it waits.</summary>
    /// <exception cref="InvalidOperationException">It does not wait.</exception>
    public async Task ResumeAsync()
    {
        var bookmark = _bookmarkId ?? throw new InvalidOperationException("The instance does not wait.");
        if (await _runtime.ResumeAsync("instance", bookmark, _nothing, CancellationToken.None) != ResumeOutcome.Resumed)
            throw new InvalidOperationException("The instance was not resumed.");
    }

    public ValueTask<WorkflowDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken) => new(_definition);

    public ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken) => new(_definition);

    public Task<InstanceState?> LockAsync(string instanceId, CancellationToken cancellationToken) =>
        Task.FromResult(_state is null ? null : InstanceState.FromJson(_state));

    public Task SaveAsync(BurstResult burst, CancellationToken cancellationToken)
    {
        for (var line = 0; line < burst.Journal.Count; line++)
        {
            if (burst.Journal[line].Event == "Completed")
                Steps++;
            else if (burst.Journal[line].Event == "Faulted")
                throw new InvalidOperationException(burst.Journal[line].Message);
        }

        _state = burst.State.Status == InstanceStatus.Running ? burst.State.ToJson() : null;
        _bookmarkId = burst.AddedBookmarks.Count > 0 ? burst.AddedBookmarks[0].Id : null;
        return Task.CompletedTask;
    }

    public string NewId() => (_ids++).ToString(CultureInfo.InvariantCulture);

    public object? GetService(Type serviceType) => null;
}
