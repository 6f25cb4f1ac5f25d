using WorkflowCrm.Crm.Access;

namespace WorkflowCrm.Crm.Tests.Fakes;

public sealed class MemoryAccessStore(MemoryDatabase database) : IAccessStore
{
    public Task<IReadOnlyList<Grant>> ActiveGrantsAsync(string personId, string customerNumber, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Grant>>(
            [.. database.Grants.Where(g => g.PersonId == personId && g.CustomerNumber == customerNumber && g.IsActive(now))]);

    public Task<Grant?> FindGrantForChangeAsync(string grantId, CancellationToken cancellationToken) =>
        Task.FromResult(database.Grants.FirstOrDefault(g => g.Id == grantId));

    public Task<IReadOnlyList<Grant>> GrantsOfRequestAsync(string requestNumber, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Grant>>([.. database.Grants.Where(g => g.RequestNumber == requestNumber)]);

    public void Add(Grant grant) => database.Grants.Add(grant);

    public void Add(Reading reading) => database.Readings.Add(reading);

    public void Add(Violation violation) => database.Violations.Add(violation);

    public Task<Page<Reading>> ReadingsAsync(
        string? customerNumber, string? personId, bool? refused, PageOf page, CancellationToken cancellationToken) =>
        Task.FromResult(Paging.Of(database.Readings.Where(r => (customerNumber is null || r.CustomerNumber == customerNumber)
            && (personId is null || r.PersonId == personId) && (refused is null || r.Refused == refused)).OrderByDescending(r => r.At), page));

    public Task<Page<Violation>> ViolationsAsync(string? personId, PageOf page, CancellationToken cancellationToken) =>
        Task.FromResult(Paging.Of(database.Violations.Where(v => personId is null || v.PersonId == personId).OrderByDescending(v => v.At), page));
}
