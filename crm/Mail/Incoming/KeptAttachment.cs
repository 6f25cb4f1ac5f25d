namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>A file that came with a mail and passed the rules. Its content lies outside the database and the web root, under its hash.</summary>
public sealed class KeptAttachment
{
    public required string Id { get; init; }

    public required string IncomingMailId { get; init; }

    /// <summary>Its place in the mail, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>The request that it belongs to; null for one in the quarantine.</summary>
    public string? RequestNumber { get; set; }

    public required string Name { get; init; }

    /// <summary>By its content, whatever its name says.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256, in hexadecimal.</summary>
    public required string ContentHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
