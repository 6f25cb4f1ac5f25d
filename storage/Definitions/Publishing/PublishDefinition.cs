using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Definitions.Confirming;
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
    private readonly ConfirmationDesk _confirmation;
    private readonly DraftWriter _drafts;
    private readonly IIds _ids;
    private readonly EngineLimits _limits;

    internal PublishDefinition(
        IUnitOfWork unitOfWork, VersionShelf shelf, Publisher publisher, Consumers consumers, ConfirmationDesk confirmation, DraftWriter drafts, IIds ids, EngineLimits limits) =>
        (_unitOfWork, _shelf, _publisher, _consumers, _confirmation, _drafts, _ids, _limits) =
        (unitOfWork, shelf, publisher, consumers, confirmation, drafts, ids, limits);

    /// <summary>
    /// Publishes a text as the next version; a draft that is there becomes that version. Where the rules want a second person, the text is
    /// kept as the draft and he is asked; problems then: <c>publication-awaited</c>, <c>publishing-needs-second-person</c>.
    /// </summary>
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
                if (ChangeRights.Refuse(definitionId, latest, expected, by) is { } refusal)
                    return refusal;
                if (_confirmation.IsNeeded(by))
                {
                    return await AskAsync(
                        definitionId, await _publisher.CheckTextAsync(text, definitionId, latest, token), by,
                        async () => (await _drafts.WriteAsync(text, definitionId, latest, by, shippedHash: null, token)).Row, token);
                }

                return await WithConsumersAsync(await _publisher.PublishTextAsync(text, definitionId, latest, by, shippedHash: null, token), by, token);
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
                return _confirmation.IsNeeded(by)
                    ? await AskAsync(definitionId, await _publisher.CheckAsync(row, token), by, () => Task.FromResult(row), token)
                    : await RowAsync(row, by, token);
            },
            cancellationToken);

    /// <summary>Publishes what a second person has confirmed, within his unit of work.</summary>
    /// <returns>null when the version is gone or has another text than the one that was confirmed.</returns>
    internal async Task<Publication?> ConfirmedAsync(Confirmation asked, ChangeBy by, CancellationToken cancellationToken)
    {
        await _shelf.LockAsync(asked.DefinitionId, cancellationToken);
        var row = await _shelf.FindAsync(asked.DefinitionId, VersionOptions.Of(asked.Version), cancellationToken);
        if (row is null || row.VersionId != asked.VersionId || StoredDefinition.StampOf(row) != asked.Stamp)
            return null;
        return row.IsPublished
            ? new Publication { Published = StoredDefinition.Of(row), WasPublished = true }
            : await RowAsync(row, by, cancellationToken);
    }

    private async Task<Publication> RowAsync(DefinitionRow row, ChangeBy by, CancellationToken cancellationToken)
    {
        // Nobody has drawn anything: whichever window has stored the text knows it still.
        var publication = row is { IsDraft: true, IsLatest: true }
            ? await _publisher.PublishTextAsync(
                Engine.Definitions.WorkflowDefinition.Parse(row.Json), row.DefinitionId, row, by with { Window = row.ChangedIn }, row.ShippedHash, cancellationToken)
            : await _publisher.PublishAgainAsync(row, by, cancellationToken);
        return await WithConsumersAsync(publication, by, cancellationToken);
    }

    private async Task<Result<Publication>> AskAsync(
        string definitionId, CheckedText check, ChangeBy by, Func<Task<DefinitionRow>> store, CancellationToken cancellationToken)
    {
        if (check.IsBlocked)
            return new Publication { Findings = check.Findings };
        if (await _confirmation.RefuseAsync(definitionId, by, cancellationToken) is { } refusal)
            return refusal;
        var row = await store();
        var asked = await _confirmation.AskAsync(row, by, cancellationToken);
        return asked.Problem is { } problem
            ? problem
            : new Publication { Awaited = asked.Value, Draft = StoredDefinition.Of(row), Findings = check.Findings };
    }

    private async Task<Publication> WithConsumersAsync(Publication publication, ChangeBy by, CancellationToken cancellationToken) =>
        publication.Published is not { } published
            ? publication
            : publication with { Consumers = await _consumers.UpdateAsync(published.Definition, by, cancellationToken) };
}
