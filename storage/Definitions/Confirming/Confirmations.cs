using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Definitions.Confirming;

/// <summary>The publications that wait for a second person. There are few at a time, so they are read whole.</summary>
public sealed class Confirmations
{
    private readonly WorkflowCrmDbContext _db;
    private readonly Unit _unit;

    internal Confirmations(WorkflowCrmDbContext db, Unit unit) => (_db, _unit) = (db, unit);

    /// <summary>Those that are open, the oldest first.</summary>
    public async Task<IReadOnlyList<Confirmation>> OpenAsync(CancellationToken cancellationToken)
    {
        await _db.FlushAsync(_unit, cancellationToken);
        var requests = await _db.Set<Request>().AsNoTracking()
            .Where(r => r.DefinitionId == ConfirmationProcess.DefinitionId && r.Status != RequestStatus.Finished)
            .OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        return [.. requests.Select(Confirmation.Of).OfType<Confirmation>()];
    }

    /// <summary>The one that is open for a definition; null when there is none.</summary>
    public async Task<Confirmation?> OfAsync(string definitionId, CancellationToken cancellationToken) =>
        (await OpenAsync(cancellationToken)).FirstOrDefault(one => one.DefinitionId == definitionId);
}
