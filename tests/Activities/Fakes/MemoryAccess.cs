using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Access;

namespace WorkflowCrm.Activities.Tests.Fakes;

public sealed class MemoryAccess : IAccessStore
{
    public List<Grant> Grants { get; } = [];

    public List<Reading> Readings { get; } = [];

    public List<Violation> Violations { get; } = [];

    public Task<IReadOnlyList<Grant>> ActiveGrantsAsync(string personId, string customerNumber, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Grant>>(
            [.. Grants.Where(grant => grant.PersonId == personId && grant.CustomerNumber == customerNumber && grant.IsActive(now))]);

    public Task<Grant?> FindGrantForChangeAsync(string grantId, CancellationToken cancellationToken) =>
        Task.FromResult(Grants.Find(grant => grant.Id == grantId));

    public Task<IReadOnlyList<Grant>> GrantsOfRequestAsync(string requestNumber, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Grant>>([.. Grants.Where(grant => grant.RequestNumber == requestNumber)]);

    public void Add(Grant grant) => Grants.Add(grant);

    public void Add(Reading reading) => Readings.Add(reading);

    public void Add(Violation violation) => Violations.Add(violation);

    public Task<Page<Reading>> ReadingsAsync(string? customerNumber, string? personId, bool? refused, PageOf page, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Page<Violation>> ViolationsAsync(string? personId, PageOf page, CancellationToken cancellationToken) => throw new NotSupportedException();
}
