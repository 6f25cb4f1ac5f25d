using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Publishing;

namespace WorkflowCrm.Host.Designer.Definitions.Publishing;

/// <summary>What the wish to publish came to: it was published, it was refused for its errors, or it waits for a second owner.</summary>
/// <param name="Publication">What became of it; its findings are those of the check in every case.</param>
/// <param name="Draft">The draft that waits for the confirmation; null when nobody has to confirm.</param>
/// <param name="Notice">What the owner is told, in his language; null when there is nothing to tell.</param>
public sealed record PublishingOutcome(Publication Publication, StoredDefinition? Draft = null, string? Notice = null);
