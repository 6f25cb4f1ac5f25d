namespace WorkflowCrm.Crm.Access;

/// <summary>A time-limited right to read one archive (R061): read only, never to alter, transcribe or copy.</summary>
public sealed class Grant
{
    public required string Id { get; init; }

    public required string PersonId { get; init; }

    public required string CustomerNumber { get; init; }

    public required string RequestNumber { get; init; }

    /// <summary>The keeper who opened it.</summary>
    public required string KeeperId { get; init; }

    /// <summary>The folders or documents asked for, as the request says.</summary>
    public required string Scope { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>First instant without the right (UTC). Checked at every opening, whether or not a timer has run.</summary>
    public required DateTimeOffset Until { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsActive(DateTimeOffset now) => RevokedAt is null && now >= From && now < Until;
}
