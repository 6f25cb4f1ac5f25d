namespace WorkflowCrm.Crm.People;

/// <summary>A person is away; while it lasts the deputy may act on his behalf.</summary>
public sealed class Absence
{
    public required string Id { get; init; }

    public required string PersonId { get; init; }

    /// <summary>First instant of the absence (UTC).</summary>
    public required DateTimeOffset From { get; set; }

    /// <summary>First instant after it (UTC).</summary>
    public required DateTimeOffset Until { get; set; }

    /// <summary>Who acts meanwhile; null when nobody was named, then the superior may.</summary>
    public string? DeputyId { get; set; }
}
