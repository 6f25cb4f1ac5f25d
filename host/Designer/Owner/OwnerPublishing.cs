using WorkflowCrm.Crm;
using WorkflowCrm.Host.Designer.Definitions.Publishing;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Publishing;

namespace WorkflowCrm.Host.Designer.Owner;

/// <summary>Publishes for the designer. Where a second person has to confirm, the text stays the draft, and the owner is told.</summary>
internal sealed class OwnerPublishing(PublishDefinition publish, Texts texts) : IPublishing
{
    public async Task<Result<PublishingOutcome>> PublishAsync(string? definitionId, TextToPublish? text, ChangeBy by, CancellationToken cancellationToken)
    {
        var result = text is not null
            ? await publish.TextAsync(text.Json, text.Expected, by, cancellationToken)
            : await publish.VersionAsync(definitionId ?? "", VersionOptions.Latest, by, cancellationToken);
        if (result.Problem is { } problem)
            return problem;
        var notice = result.Value.Awaited is { } awaited ? texts.Get("done.publication-asked", ("number", awaited.RequestNumber)) : null;
        return new PublishingOutcome(result.Value, result.Value.Draft, notice);
    }
}
