using WorkflowCrm.Crm;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Publishing;

namespace WorkflowCrm.Host.Designer.Definitions.Publishing;

/// <summary>Publishes without asking anybody else.</summary>
internal sealed class PublishAtOnce(PublishDefinition publish) : IPublishing
{
    public async Task<Result<PublishingOutcome>> PublishAsync(string? definitionId, TextToPublish? text, ChangeBy by, CancellationToken cancellationToken)
    {
        var result = text is not null
            ? await publish.TextAsync(text.Json, text.Expected, by, cancellationToken)
            : await publish.VersionAsync(definitionId ?? "", VersionOptions.Latest, by, cancellationToken);
        return result.Problem is { } problem ? problem : new PublishingOutcome(result.Value);
    }
}
