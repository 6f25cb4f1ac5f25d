using System.Security.Cryptography;
using System.Text;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Storage.Definitions;

/// <summary>One version as it is kept.</summary>
public sealed record StoredDefinition
{
    /// <summary>The document; its flags say what is true now.</summary>
    public required WorkflowDefinition Definition { get; init; }

    public required bool IsLatest { get; init; }

    public required bool IsPublished { get; init; }

    /// <summary>Its text may still change.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>Nobody may change the definition.</summary>
    public required bool IsReadonly { get; init; }

    /// <summary>It belongs to the program and is not shown in lists.</summary>
    public required bool IsSystem { get; init; }

    /// <summary>It came with the program, and nobody has changed it since.</summary>
    public required bool IsShipped { get; init; }

    /// <summary>When this text was stored (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was published first (UTC); null for a draft.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Who stored this text; null when that is not known.</summary>
    public required string? ChangedBy { get; init; }

    /// <summary>Changes with the text. Whoever saves says which one he started from, so that nobody overwrites what he has not seen.</summary>
    public required string Stamp { get; init; }

    public string VersionId => Definition.Id;

    public string DefinitionId => Definition.DefinitionId;

    /// <summary>What people call it; its id when it has no name.</summary>
    public string NameOrId => Definition.Name is { Length: > 0 } name ? name : DefinitionId;

    public int Version => Definition.Version;

    internal static StoredDefinition Of(DefinitionRow row) => new()
    {
        Definition = WorkflowDefinition.Parse(row.Json).Change(document =>
        {
            document["isLatest"] = row.IsLatest;
            document["isPublished"] = row.IsPublished;
            document["isReadonly"] = row.IsReadonly;
            document["isSystem"] = row.IsSystem;
        }),
        IsLatest = row.IsLatest,
        IsPublished = row.IsPublished,
        IsDraft = row.IsDraft,
        IsReadonly = row.IsReadonly,
        IsSystem = row.IsSystem,
        IsShipped = row.ShippedHash is not null,
        CreatedAt = row.CreatedAt,
        PublishedAt = row.PublishedAt,
        ChangedBy = row.ChangedBy,
        Stamp = StampOf(row),
    };

    internal static string StampOf(DefinitionRow row) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.VersionId + '\n' + row.Json)))[..16];
}
