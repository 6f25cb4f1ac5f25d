using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Definitions.Publishing;

namespace WorkflowCrm.Storage.Definitions.Shipping;

/// <summary>Publishes the definitions that come with the program, unless a process owner has made them his own.</summary>
public sealed class ShippedDefinitions
{
    private readonly IUnitOfWork _unitOfWork;
    private readonly VersionShelf _shelf;
    private readonly Publisher _publisher;
    private readonly Consumers _consumers;

    internal ShippedDefinitions(IUnitOfWork unitOfWork, VersionShelf shelf, Publisher publisher, Consumers consumers) =>
        (_unitOfWork, _shelf, _publisher, _consumers) = (unitOfWork, shelf, publisher, consumers);

    /// <exception cref="DefinitionFormatException">The text is no definition, or names no definition id.</exception>
    public Task<ShippedResult> ImportAsync(string json, CancellationToken cancellationToken)
    {
        var hash = ShippedVersions.HashOf(json);
        var text = WorkflowDefinition.Parse(json);
        if (text.DefinitionId.Length == 0)
            throw new DefinitionFormatException("The definition has no definitionId.");
        return _unitOfWork.RunAsync(
            async token =>
            {
                await _shelf.LockAsync(text.DefinitionId, token);
                var latest = await _shelf.LatestAsync(text.DefinitionId, token);
                if (latest is { ShippedHash: null } or { IsPublished: false })
                    return new ShippedResult(ShippedImport.OwnVersionKept, []);
                if (latest?.ShippedHash == hash)
                    return new ShippedResult(ShippedImport.Unchanged, []);
                var publication = await _publisher.PublishTextAsync(text, text.DefinitionId, latest, ChangeBy.System, hash, token);
                if (publication.Published is not { } published)
                    return new ShippedResult(ShippedImport.Blocked, publication.Findings);
                await _consumers.UpdateAsync(published.Definition, ChangeBy.System, token);
                return new ShippedResult(latest is null ? ShippedImport.Added : ShippedImport.Updated, publication.Findings);
            },
            cancellationToken);
    }
}
