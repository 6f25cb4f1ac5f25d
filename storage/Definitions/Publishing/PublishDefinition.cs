using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Definitions.Editing;

namespace WorkflowCrm.Storage.Definitions.Publishing;

/// <summary>
/// Publishes a definition: new instances run on it, running ones stay on the version that they began with. All that belongs to it happens
/// in one transaction (the version, its triggers, the definitions that use it, the audit), or nothing does.
/// </summary>
public sealed class PublishDefinition
{
    private readonly IUnitOfWork _unitOfWork;
    private readonly VersionShelf _shelf;
    private readonly Publisher _publisher;
    private readonly Consumers _consumers;
    private readonly IIds _ids;
    private readonly EngineLimits _limits;

    internal PublishDefinition(IUnitOfWork unitOfWork, VersionShelf shelf, Publisher publisher, Consumers consumers, IIds ids, EngineLimits limits) =>
        (_unitOfWork, _shelf, _publisher, _consumers, _ids, _limits) = (unitOfWork, shelf, publisher, consumers, ids, limits);

    /// <summary>Publishes a text as the next version; a draft that is there becomes that version.</summary>
    /// <param name="expected">The stamp of the latest version that the text was made from; null does not ask.</param>
    public async Task<Result<Publication>> TextAsync(string json, string? expected, ChangeBy by, CancellationToken cancellationToken)
    {
        var read = DefinitionText.Read(json, _limits);
        if (read.Problem is { } unreadable)
            return unreadable;
        var text = read.Value;
        var definitionId = text.DefinitionId.Length > 0 ? text.DefinitionId : _ids.New();
        return await _unitOfWork.RunAsync<Result<Publication>>(
            async token =>
            {
                await _shelf.LockAsync(definitionId, token);
                var latest = await _shelf.LatestAsync(definitionId, token);
                return ChangeRights.Refuse(definitionId, latest, expected, by) is { } refusal
                    ? refusal
                    : await WithConsumersAsync(await _publisher.PublishTextAsync(text, definitionId, latest, by, shippedHash: null, token), by, token);
            },
            cancellationToken);
    }

    /// <summary>Publishes a version as it is stored: the draft, or an older one once more.</summary>
    public Task<Result<Publication>> VersionAsync(string definitionId, VersionOptions which, ChangeBy by, CancellationToken cancellationToken) =>
        _unitOfWork.RunAsync<Result<Publication>>(
            async token =>
            {
                await _shelf.LockAsync(definitionId, token);
                if (await _shelf.FindAsync(definitionId, which, token) is not { } row)
                    return ChangeRights.Unknown(definitionId);
                if (row.IsPublished)
                    return new Publication { Published = StoredDefinition.Of(row), WasPublished = true };
                if (ChangeRights.Refuse(definitionId, row, expected: null) is { } refusal)
                    return refusal;
                var publication = row is { IsDraft: true, IsLatest: true }
                    ? await _publisher.PublishTextAsync(Engine.Definitions.WorkflowDefinition.Parse(row.Json), definitionId, row, by, shippedHash: null, token)
                    : await _publisher.PublishAgainAsync(row, by, token);
                return await WithConsumersAsync(publication, by, token);
            },
            cancellationToken);

    private async Task<Publication> WithConsumersAsync(Publication publication, ChangeBy by, CancellationToken cancellationToken) =>
        publication.Published is not { } published
            ? publication
            : publication with { Consumers = await _consumers.UpdateAsync(published.Definition, by, cancellationToken) };
}
