namespace WorkflowCrm.Crm.People;

/// <summary>Reads and changes the organisation.</summary>
public interface IOrganisationStore
{
    /// <summary>The organisation as it stands; a snapshot that may be shared between requests.</summary>
    ValueTask<Organisation> CurrentAsync(CancellationToken cancellationToken);

    void Add(Department department);

    void Add(Person person);

    void Add(RoleAssignment role);

    void Add(Absence absence);

    /// <summary>A tracked person, to be changed inside a unit of work.</summary>
    Task<Person?> FindForChangeAsync(string personId, CancellationToken cancellationToken);

    Task<IReadOnlyList<Absence>> AbsencesForChangeAsync(string personId, CancellationToken cancellationToken);

    void Remove(Absence absence);
}
