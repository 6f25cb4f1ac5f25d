using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Activities.Tests.Fakes;

public sealed class MemoryOrganisation : IOrganisationStore
{
    public List<Department> Departments { get; } = [];

    public List<Person> People { get; } = [];

    public List<RoleAssignment> Roles { get; } = [];

    public List<Absence> Absences { get; } = [];

    public ValueTask<Organisation> CurrentAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Organisation(Departments, People, Roles, Absences));

    public void Add(Department department) => Departments.Add(department);

    public void Add(Person person) => People.Add(person);

    public void Add(RoleAssignment role) => Roles.Add(role);

    public void Add(Absence absence) => Absences.Add(absence);

    public Task<Person?> FindForChangeAsync(string personId, CancellationToken cancellationToken) =>
        Task.FromResult(People.Find(person => person.Id == personId));

    public Task<IReadOnlyList<Absence>> AbsencesForChangeAsync(string personId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Absence>>([.. Absences.Where(absence => absence.PersonId == personId)]);

    public void Remove(Absence absence) => Absences.Remove(absence);
}
