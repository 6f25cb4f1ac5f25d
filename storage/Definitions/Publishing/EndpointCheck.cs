using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Storage.Definitions.Publishing;

/// <summary>Refuses a path and method that another published definition answers.</summary>
internal sealed class EndpointCheck(WorkflowCrmDbContext db, StimulusStore store)
{
    public async Task<IReadOnlyList<DefinitionFinding>> RunAsync(WorkflowDefinition text, IReadOnlyList<TriggerRecord> triggers, CancellationToken cancellationToken)
    {
        if (triggers.All(t => t.Name != HttpEndpointStimulus.Name))
            return [];
        await store.LockAsync("http-endpoints", cancellationToken); // of two who take the same path at once, the second sees the first
        var published = await store.TriggersOfAsync(HttpEndpointStimulus.Name, cancellationToken);
        var names = await db.Set<DefinitionRow>().AsNoTracking().Where(d => d.IsPublished).Select(d => new { d.DefinitionId, d.Name }).ToListAsync(cancellationToken);
        return EndpointConflicts.Find(text, triggers, published, id => names.Find(n => n.DefinitionId == id)?.Name ?? id);
    }
}
