using System.Security.Cryptography;
using System.Text;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Simulation;

/// <summary>
/// The definitions as a simulation sees them: the one that is tried counts as published, be it saved or not; all others are read as they
/// are. Every text that runs has an id that follows from the text, so that what was compiled of another text is never taken for it.
/// </summary>
public sealed class SimulatedDefinitions : IDefinitionStore
{
    private readonly IDefinitionStore _real;
    private readonly ChildPins _pins;
    private readonly Dictionary<string, WorkflowDefinition> _texts = new(StringComparer.Ordinal);

    private SimulatedDefinitions(IDefinitionStore real, ActivityCatalogue catalogue) => (_real, _pins) = (real, new ChildPins(catalogue));

    /// <summary>The text that is tried.</summary>
    public WorkflowDefinition Tried { get; private set; } = null!;

    public static async ValueTask<SimulatedDefinitions> CreateAsync(
        WorkflowDefinition tried, IDefinitionStore real, ActivityCatalogue catalogue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tried);
        var definitions = new SimulatedDefinitions(real, catalogue);
        var named = tried.DefinitionId.Length > 0 ? tried : tried.Change(document => document["definitionId"] = "tried");
        definitions.Tried = await definitions.FixAsync(named, [], cancellationToken);
        return definitions;
    }

    public ValueTask<WorkflowDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken)
        => definitionId == Tried.DefinitionId ? ValueTask.FromResult<WorkflowDefinition?>(Tried) : _real.FindPublishedAsync(definitionId, cancellationToken);

    public ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken)
        => _texts.TryGetValue(versionId, out var text) ? ValueTask.FromResult<WorkflowDefinition?>(text) : _real.FindVersionAsync(versionId, cancellationToken);

    public async ValueTask<IReadOnlyList<WorkflowDefinition>> ListPublishedAsync(CancellationToken cancellationToken)
        => [.. (await _real.ListPublishedAsync(cancellationToken)).Where(definition => definition.DefinitionId != Tried.DefinitionId), Tried];

    public ValueTask<WorkflowDefinition?> FindActivityAsync(string activityType, CancellationToken cancellationToken)
        => _real.FindActivityAsync(activityType, cancellationToken);

    public ValueTask<WorkflowDefinition> PinAsync(WorkflowDefinition definition, CancellationToken cancellationToken) => FixAsync(definition, [], cancellationToken);

    private async ValueTask<WorkflowDefinition> FixAsync(WorkflowDefinition definition, string[] users, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (_texts.ContainsKey(definition.Id) || users.Contains(definition.DefinitionId))
        {
            return definition;
        }

        var children = new Dictionary<string, WorkflowDefinition>(StringComparer.Ordinal);
        foreach (var pin in await _pins.ResolveAsync(definition, _real, cancellationToken))
        {
            if (pin.Child is not null)
            {
                children[pin.Node.NodeId] = await FixAsync(pin.Child, [.. users, definition.DefinitionId], cancellationToken);
            }
        }

        var pinned = definition.PinChildren(children);
        var id = "tried-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pinned.ToJson())))[..32];
        return _texts[id] = pinned.Change(document => document["id"] = id);
    }
}
