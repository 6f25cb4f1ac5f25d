using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Approvals;

/// <summary>Drafts are written at once, within a unit of work or without: they belong to nobody's step.</summary>
internal sealed class Drafts(WorkflowCrmDbContext db, WriteGate gate)
{
    public Task<Draft?> FindAsync(string personId, string formKey, CancellationToken cancellationToken) =>
        db.Set<Draft>().AsNoTracking().FirstOrDefaultAsync(d => d.PersonId == personId && d.FormKey == formKey, cancellationToken);

    public async Task SaveAsync(Draft draft, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(db, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO drafts (person_id, form_key, content, updated_at)
            VALUES ({draft.PersonId}, {draft.FormKey}, {draft.Content}, {db.Parameter(draft.UpdatedAt)})
            ON CONFLICT (person_id, form_key) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at
            """,
            cancellationToken);
    }

    public async Task DeleteAsync(string personId, string formKey, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(db, cancellationToken);
        await db.Set<Draft>().Where(d => d.PersonId == personId && d.FormKey == formKey).ExecuteDeleteAsync(cancellationToken);
    }
}
