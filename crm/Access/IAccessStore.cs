namespace WorkflowCrm.Crm.Access;

/// <summary>Keeps grants, the reading log and violations.</summary>
public interface IAccessStore
{
    /// <summary>The person's grants for the archive that are not revoked and not expired at <paramref name="now"/>.</summary>
    Task<IReadOnlyList<Grant>> ActiveGrantsAsync(string personId, string customerNumber, DateTimeOffset now, CancellationToken cancellationToken);

    Task<Grant?> FindGrantForChangeAsync(string grantId, CancellationToken cancellationToken);

    Task<IReadOnlyList<Grant>> GrantsOfRequestAsync(string requestNumber, CancellationToken cancellationToken);

    void Add(Grant grant);

    void Add(Reading reading);

    void Add(Violation violation);

    /// <summary>Newest first.</summary>
    Task<Page<Reading>> ReadingsAsync(string? customerNumber, string? personId, bool? refused, PageOf page, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<Page<Violation>> ViolationsAsync(string? personId, PageOf page, CancellationToken cancellationToken);
}
