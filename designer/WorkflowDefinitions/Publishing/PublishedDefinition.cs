namespace WorkflowCrm.Designer.WorkflowDefinitions.Publishing;

/// <summary>What the wish to publish came to.</summary>
/// <param name="Definition">The published version; the draft while somebody else has to confirm it.</param>
/// <param name="WasPublished">It was published before, and nothing was changed.</param>
/// <param name="Consumers">The ids of the definitions that use it and were brought to its new version.</param>
/// <param name="Notices">What the owner should know: warnings, or that it waits for somebody.</param>
public sealed record PublishedDefinition(
    StudioDefinition Definition, bool WasPublished, IReadOnlyList<string> Consumers, IReadOnlyList<string> Notices);
