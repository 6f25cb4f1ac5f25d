namespace WorkflowCrm.Storage.Accounts;

/// <summary>A personal access token; the secret itself is shown once and not kept.</summary>
public sealed class AccessToken
{
    public required string Id { get; init; }

    public required string PersonId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, 64 lower-case hex characters.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Exact to a minute; null while it was never used.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
