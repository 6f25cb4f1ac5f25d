using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Publishing;

/// <summary>Publishes definitions and takes them back.</summary>
public interface IDefinitionPublishing
{
    /// <summary>Publishes a text that is sent.</summary>
    Task<StudioAnswer<PublishedDefinition>> PublishAsync(PostedDefinition posted, CancellationToken cancellationToken);

    /// <summary>Publishes the latest version as it is stored.</summary>
    Task<StudioAnswer<PublishedDefinition>> PublishLatestAsync(string definitionId, CancellationToken cancellationToken);

    /// <summary>Takes the published version back.</summary>
    Task<StudioAnswer<StudioDefinition>> RetractAsync(string definitionId, CancellationToken cancellationToken);
}
