using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Storage.Definitions.Publishing;

/// <summary>Compares what is to start a definition with what starts the published ones: a call must mean one of them, and of a mail the owner should know.</summary>
internal sealed class TriggerCheck(WorkflowCrmDbContext db, StimulusStore store, ActivityCatalogue catalogue)
{
    public async Task<IReadOnlyList<DefinitionFinding>> RunAsync(WorkflowDefinition text, IReadOnlyList<TriggerRecord> triggers, CancellationToken cancellationToken)
    {
        var types = triggers.Select(t => t.Name).Distinct().Where(name => name == HttpEndpointStimulus.Name || SharedTriggers.IsShared(catalogue, name)).ToList();
        if (types.Count == 0)
            return [];
        if (types.Contains(HttpEndpointStimulus.Name))
            await store.LockAsync("http-endpoints", cancellationToken); // of two who take the same path at once, the second sees the first
        var published = new List<TriggerRecord>();
        foreach (var type in types)
            published.AddRange(await store.TriggersOfAsync(type, cancellationToken));
        var names = await db.Set<DefinitionRow>().AsNoTracking().Where(d => d.IsPublished).Select(d => new { d.DefinitionId, d.Name }).ToListAsync(cancellationToken);
        return [.. EndpointConflicts.Find(text, triggers, published, NameOf), .. SharedTriggers.Find(catalogue, text, triggers, published, NameOf)];

        string NameOf(string id) => names.Find(n => n.DefinitionId == id)?.Name ?? id;
    }
}
