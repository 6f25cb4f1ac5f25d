using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Activities.Simulation.World;

/// <summary>The company's people as they are. A simulation changes nobody's record.</summary>
internal sealed class SimulatedOrganisation(IOrganisationStore real) : IOrganisationStore
{
    public ValueTask<Organisation> CurrentAsync(CancellationToken cancellationToken) => real.CurrentAsync(cancellationToken);

    public void Add(Department department) => throw Refusal();

    public void Add(Person person) => throw Refusal();

    public void Add(RoleAssignment role) => throw Refusal();

    public void Add(Absence absence) => throw Refusal();

    public Task<Person?> FindForChangeAsync(string personId, CancellationToken cancellationToken) => throw Refusal();

    public Task<IReadOnlyList<Absence>> AbsencesForChangeAsync(string personId, CancellationToken cancellationToken) => throw Refusal();

    public void Remove(Absence absence) => throw Refusal();

    private static InvalidOperationException Refusal() => new("A simulation does not change the organisation.");
}
