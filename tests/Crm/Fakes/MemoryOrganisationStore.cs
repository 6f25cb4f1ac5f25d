using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Tests.Fakes;

public sealed class MemoryOrganisationStore(MemoryDatabase database) : IOrganisationStore
{
    public Organisation Current => new(database.Departments, database.People, database.Roles, database.Absences);

    public ValueTask<Organisation> CurrentAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Current);

    public void Add(Department department) => database.Departments.Add(department);

    public void Add(Person person) => database.People.Add(person);

    public void Add(RoleAssignment role) => database.Roles.Add(role);

    public void Add(Absence absence) => database.Absences.Add(absence);

    public Task<Person?> FindForChangeAsync(string personId, CancellationToken cancellationToken) =>
        Task.FromResult(database.People.FirstOrDefault(p => p.Id == personId));

    public Task<IReadOnlyList<Absence>> AbsencesForChangeAsync(string personId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Absence>>([.. database.Absences.Where(a => a.PersonId == personId)]);

    public void Remove(Absence absence) => database.Absences.Remove(absence);
}
