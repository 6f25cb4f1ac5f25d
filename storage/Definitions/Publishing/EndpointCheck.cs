using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Storage.Definitions.Publishing;

/// <summary>Refuses a path and method that another published definition answers: a call would not know whom it means.</summary>
internal sealed class EndpointCheck(WorkflowCrmDbContext db, StimulusStore store)
{
    public async Task<IReadOnlyList<DefinitionFinding>> RunAsync(WorkflowDefinition text, IReadOnlyList<TriggerRecord> triggers, CancellationToken cancellationToken)
    {
        var mine = triggers.Where(t => t.Name == HttpEndpointStimulus.Name).ToList();
        if (mine.Count == 0)
            return [];
        await store.LockAsync("http-endpoints", cancellationToken); // of two who take the same path at once, the second sees the first
        var taken = (await store.TriggersOfAsync(HttpEndpointStimulus.Name, cancellationToken))
            .Where(t => t.DefinitionId != text.DefinitionId).ToLookup(Route, StringComparer.Ordinal);
        var names = await db.Set<DefinitionRow>().AsNoTracking().Where(d => d.IsPublished).Select(d => new { d.DefinitionId, d.Name }).ToListAsync(cancellationToken);
        return
        [
            .. from trigger in mine
               let other = taken[Route(trigger)].FirstOrDefault()
               where other is not null
               let node = text.FindNode(trigger.ActivityId)
               let path = (string?)trigger.Payload?["path"] ?? ""
               let method = (string?)trigger.Payload?["method"] ?? ""
               let name = names.Find(n => n.DefinitionId == other.DefinitionId)?.Name ?? other.DefinitionId
               select PublicationCheck.Error(
                   FindingCodes.EndpointTaken, node, $"The /{path} path and {method} method are already in use by another workflow!", "/" + path, method, name),
        ];
    }

    /// <summary>Paths that differ only in the names of their parameters catch the same calls.</summary>
    private static string Route(TriggerRecord trigger)
    {
        var segments = ((string?)trigger.Payload?["path"] ?? "").Split('/').Select(segment => segment.StartsWith('{') ? "{}" : segment);
        return $"{(string?)trigger.Payload?["method"]} {string.Join('/', segments)}";
    }
}
