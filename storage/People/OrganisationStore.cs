using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.People;

internal sealed class OrganisationStore(WorkflowCrmDbContext db, Unit unit, OrganisationCache cache) : IOrganisationStore
{
    public async ValueTask<Organisation> CurrentAsync(CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        // What this unit of work has changed, nobody else may see yet.
        return unit.IsRunning && db.OrganisationChanged
            ? await OrganisationCache.LoadAsync(db, cancellationToken)
            : await cache.GetAsync(db, cancellationToken);
    }

    public void Add(Department department) => AddRow(department);

    public void Add(Person person) => AddRow(person);

    public void Add(RoleAssignment role) => AddRow(role);

    public void Add(Absence absence) => AddRow(absence);

    public Task<Person?> FindForChangeAsync(string personId, CancellationToken cancellationToken)
    {
        unit.Require();
        return db.Set<Person>().AsTracking().FirstOrDefaultAsync(p => p.Id == personId, cancellationToken);
    }

    public async Task<IReadOnlyList<Absence>> AbsencesForChangeAsync(string personId, CancellationToken cancellationToken)
    {
        unit.Require();
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<Absence>().AsTracking().Where(a => a.PersonId == personId).OrderBy(a => a.From).ToListAsync(cancellationToken);
    }

    public void Remove(Absence absence)
    {
        unit.Require();
        db.Remove(absence);
    }

    private void AddRow(object row)
    {
        unit.Require();
        db.Add(row);
    }
}
