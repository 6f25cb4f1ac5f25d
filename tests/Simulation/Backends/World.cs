using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Simulation.Tests.Definitions;
using WorkflowCrm.Simulation.Tests.Invariants;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>What both programs of a database have in common, and each history gets anew.</summary>
internal sealed class World : IDefinitionStore, IBurstObserver
{
    private Family _family = new([]);
    private Ledger _ledger = new();

    public SimulatedClock Clock { get; } = new();

    public SimulatedIds Ids { get; } = new();

    public void Begin(Family family, Ledger ledger)
    {
        (_family, _ledger) = (family, ledger);
        Clock.Reset();
        Ids.Reset();
    }

    public ValueTask BurstSavedAsync(BurstResult burst, CancellationToken cancellationToken) => _ledger.BurstSavedAsync(burst, cancellationToken);

    public ValueTask<WorkflowDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken) => _family.FindPublishedAsync(definitionId, cancellationToken);

    public ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken) => _family.FindVersionAsync(versionId, cancellationToken);

    public ValueTask<IReadOnlyList<WorkflowDefinition>> ListPublishedAsync(CancellationToken cancellationToken) => _family.ListPublishedAsync(cancellationToken);

    public ValueTask<WorkflowDefinition?> FindActivityAsync(string activityType, CancellationToken cancellationToken) => _family.FindActivityAsync(activityType, cancellationToken);
}
