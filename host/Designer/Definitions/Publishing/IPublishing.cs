using WorkflowCrm.Crm;
using WorkflowCrm.Storage.Definitions;

namespace WorkflowCrm.Host.Designer.Definitions.Publishing;

/// <summary>What happens when a process owner wants to publish: at once, or when a second one has confirmed it.</summary>
public interface IPublishing
{
    /// <param name="definitionId">Which definition; null for a new one.</param>
    /// <param name="text">The text to publish, with the stamp that it was made from; null for the latest version as it is stored.</param>
    /// <param name="by">The owner.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<Result<PublishingOutcome>> PublishAsync(string? definitionId, TextToPublish? text, ChangeBy by, CancellationToken cancellationToken);
}

/// <summary>A text that is to be published.</summary>
/// <param name="Json">The text.</param>
/// <param name="Expected">The stamp of the latest version that it was made from; null does not ask.</param>
public sealed record TextToPublish(string Json, string? Expected);
