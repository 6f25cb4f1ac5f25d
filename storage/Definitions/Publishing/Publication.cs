using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Storage.Definitions.Confirming;

namespace WorkflowCrm.Storage.Definitions.Publishing;

/// <summary>What became of the wish to publish.</summary>
public sealed record Publication
{
    /// <summary>The version that is published now; null when <see cref="Findings"/> has errors, and then nothing was changed, or when it is <see cref="Awaited"/>.</summary>
    public StoredDefinition? Published { get; init; }

    /// <summary>It was published before; nothing was changed.</summary>
    public bool WasPublished { get; init; }

    /// <summary>Everything that is wrong with the text, errors and warnings.</summary>
    public IReadOnlyList<DefinitionFinding> Findings { get; init; } = [];

    /// <summary>What became of the definitions that use this one as an activity.</summary>
    public IReadOnlyList<ConsumerUpdate> Consumers { get; init; } = [];

    /// <summary>A second person was asked to confirm it; until then the text is the draft.</summary>
    public Confirmation? Awaited { get; init; }

    /// <summary>The version that is to be confirmed; null when none is.</summary>
    public StoredDefinition? Draft { get; init; }

    /// <summary>Neither published nor on its way, because of the findings.</summary>
    public bool IsBlocked => Published is null && Awaited is null;
}

/// <summary>What became of a definition that uses one that was published.</summary>
/// <param name="Version">Its new version; null when it stays as it is because of the findings.</param>
/// <param name="IsPublished">Whether the new version is published; drafts stay drafts.</param>
/// <param name="Findings">What kept it from being published.</param>
/// <param name="Voided">The publication of its draft that waited for a second person and no longer holds; null for none.</param>
public sealed record ConsumerUpdate(
    string DefinitionId, string Name, int? Version, bool IsPublished, IReadOnlyList<DefinitionFinding> Findings, Confirmation? Voided = null);
