using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Access;

namespace WorkflowCrm.Activities.Simulation.World;

/// <summary>What the simulation grants, beside what people may read already.</summary>
internal sealed class SimulatedAccess(IAccessStore real) : IAccessStore
{
    private readonly List<Grant> _grants = [];

    public async Task<IReadOnlyList<Grant>> ActiveGrantsAsync(string personId, string customerNumber, DateTimeOffset now, CancellationToken cancellationToken) =>
    [
        .. await real.ActiveGrantsAsync(personId, customerNumber, now, cancellationToken),
        .. _grants.Where(grant => grant.PersonId == personId && grant.CustomerNumber == customerNumber && grant.IsActive(now)),
    ];

    /// <summary>Only what the simulation itself has granted can be taken back in it.</summary>
    public Task<Grant?> FindGrantForChangeAsync(string grantId, CancellationToken cancellationToken) => Task.FromResult(_grants.Find(grant => grant.Id == grantId));

    public Task<IReadOnlyList<Grant>> GrantsOfRequestAsync(string requestNumber, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Grant>>([.. _grants.Where(grant => grant.RequestNumber == requestNumber)]);

    public void Add(Grant grant) => _grants.Add(grant);

    // The audit records tell of both; nothing in a process reads them back.
    public void Add(Reading reading)
    {
    }

    public void Add(Violation violation)
    {
    }

    public Task<Page<Reading>> ReadingsAsync(string? customerNumber, string? personId, bool? refused, PageOf page, CancellationToken cancellationToken) =>
        real.ReadingsAsync(customerNumber, personId, refused, page, cancellationToken);

    public Task<Page<Violation>> ViolationsAsync(string? personId, PageOf page, CancellationToken cancellationToken) => real.ViolationsAsync(personId, page, cancellationToken);
}
