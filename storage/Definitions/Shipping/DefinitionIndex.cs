using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Storage.Definitions.Shipping;

/// <summary>Works out again, at a start, what starts the published definitions and which use each other: a newer program may see it differently.</summary>
public sealed class DefinitionIndex
{
    private readonly WorkflowCrmDbContext _db;
    private readonly IUnitOfWork _unitOfWork;
    private readonly VersionShelf _shelf;
    private readonly TriggerIndex _triggers;
    private readonly TriggerReader _reader;

    internal DefinitionIndex(WorkflowCrmDbContext db, IUnitOfWork unitOfWork, VersionShelf shelf, TriggerIndex triggers, TriggerReader reader) =>
        (_db, _unitOfWork, _shelf, _triggers, _reader) = (db, unitOfWork, shelf, triggers, reader);

    /// <returns>What is wrong with triggers of published definitions, by their names: they start nothing until they are published anew.</returns>
    public async Task<IReadOnlyList<(string Definition, DefinitionFinding Finding)>> RebuildAsync(CancellationToken cancellationToken)
    {
        var broken = new List<(string, DefinitionFinding)>();
        var definitionIds = await _db.Set<DefinitionRow>().AsNoTracking().Select(d => d.DefinitionId).Distinct().Order().ToListAsync(cancellationToken);
        foreach (var definitionId in definitionIds)
            broken.AddRange(await _unitOfWork.RunAsync(token => RebuildAsync(definitionId, token), cancellationToken));
        return broken;
    }

    private async Task<IEnumerable<(string, DefinitionFinding)>> RebuildAsync(string definitionId, CancellationToken cancellationToken)
    {
        await _shelf.LockAsync(definitionId, cancellationToken);
        IReadOnlyList<TriggerRecord> triggers = [];
        IEnumerable<(string, DefinitionFinding)> broken = [];
        var rows = await _db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.DefinitionId == definitionId && (d.IsLatest || d.IsPublished)).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            await _shelf.IndexAsync(row, cancellationToken);
            if (!row.IsPublished)
                continue;
            var reading = await _reader.ReadAsync(WorkflowDefinition.Parse(row.Json), cancellationToken);
            triggers = reading.Triggers;
            broken = [.. reading.Findings.Select(finding => (row.Name, finding))];
        }

        await _triggers.ReplaceAsync(definitionId, triggers, cancellationToken);
        return broken;
    }
}
