using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Fuzz.Targets;

/// <summary>An engine in memory with small limits, through which each input is run to its end, or to its third wait.</summary>
internal sealed class SmallEngine : IInstanceStore, IDefinitionStore, IIdSource, IServiceProvider, ILineWriter
{
    public static readonly EngineLimits Limits = new()
    {
        StepsPerBurst = 300,
        ScriptTime = TimeSpan.FromMilliseconds(500),
        ScriptTimePerBurst = TimeSpan.FromSeconds(2),
        ScriptStatements = 5_000,
        ScriptMemory = 8 * 1024 * 1024,
        ScriptAllocation = 64 * 1024 * 1024,
        TemplateTurns = 5_000,
        ValueSize = 50_000,
        StateSize = 200_000,
        QueuedActivities = 1_000,
        Bookmarks = 50,
        DefinitionActivities = 500,
        ActivitiesInAll = 1_000,
        DefinitionConnections = 2_000,
    };

    private static readonly string[] s_clear = ["ExpressionException", "LimitExceededException", "FaultException", "InvalidOperationException"];

    private readonly Dictionary<string, string> _states = [];
    private WorkflowDefinition? _definition;
    private int _ids;

    public static ActivityCatalogue Catalogue { get; private set; } = ActivityCatalogue.CreateFromTypes();

    public string Lines { get; private set; } = "";

    /// <exception cref="FindingException">A state cannot be read again, or an incident says nothing.</exception>
    public async Task<InstanceState> RunAsync(WorkflowDefinition definition, Dictionary<string, object?> input)
    {
        _definition = definition;
        var runtime = new WorkflowRuntime(Catalogue, this, this, TimeProvider.System, this, this, Limits);
        var state = await runtime.StartAsync(new StartInstance { DefinitionId = "any", Input = input }, CancellationToken.None);
        for (var i = 0; i < 3 && state.Bookmarks.Count > 0; i++)
        {
            await runtime.ResumeAsync(state.Id, state.Bookmarks[0].Id, input, CancellationToken.None);
            state = InstanceState.FromJson(_states[state.Id]);
        }

        foreach (var incident in state.Incidents)
        {
            if (incident.Message.Length is 0 or > 2_100 || (incident.ExceptionType is { } type && !s_clear.Contains(type)))
            {
                throw new FindingException($"The incident does not say what is wrong: {incident.ExceptionType} {incident.Message} {incident.Detail}");
            }
        }

        if (state.Status == InstanceStatus.Running)
        {
            await runtime.CancelAsync(state.Id, "enough", CancellationToken.None);
        }

        return state;
    }

    public Task<InstanceState?> LockAsync(string instanceId, CancellationToken cancellationToken)
        => Task.FromResult<InstanceState?>(InstanceState.FromJson(_states[instanceId]));

    public Task SaveAsync(BurstResult burst, CancellationToken cancellationToken)
    {
        var json = burst.State.ToJson();
        var again = InstanceState.FromJson(json).ToJson();
        if (again != InstanceState.FromJson(again).ToJson())
        {
            throw new FindingException("The state changes when it is written and read.");
        }

        _states[burst.State.Id] = json;
        return Task.CompletedTask;
    }

    public ValueTask<WorkflowDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken) => ValueTask.FromResult(_definition);

    public ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken) => ValueTask.FromResult(_definition);

    public string NewId() => $"id{++_ids}";

    public object? GetService(Type serviceType) => serviceType == typeof(ILineWriter) ? this : null;

    public void WriteLine(string text) => Lines = text;

    /// <summary>Forgets what is compiled, so that a long campaign measures what leaks and not what is cached.</summary>
    public static void Forget() => Catalogue = ActivityCatalogue.CreateFromTypes();
}
