namespace WorkflowCrm.Engine.Runtime.Jobs;

/// <summary>
/// A call of a server that an instance waits for. The host performs it outside of any transaction, with the bookmark's id as the header
/// <c>Idempotency-Key</c>, and hands a <see cref="HttpCallResult"/> to the bookmark.
/// </summary>
public sealed record HttpCallPayload
{
    public required string InstanceId { get; init; }

    public required string BookmarkId { get; init; }

    /// <summary>Upper case, e.g. POST.</summary>
    public required string Method { get; init; }

    /// <summary>Absolute, http or https.</summary>
    public required string Url { get; init; }

    /// <summary>The body as it is to be sent; null means none.</summary>
    public string? Content { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The value of the header Authorization.</summary>
    public string? Authorization { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Seconds that one attempt may take; null means as the host is configured.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Attempts in all, the first included; null means as the host is configured.</summary>
    public int? Attempts { get; init; }
}
