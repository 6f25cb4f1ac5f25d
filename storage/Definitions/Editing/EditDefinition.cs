using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Definitions.Confirming;
using WorkflowCrm.Storage.Definitions.Publishing;

namespace WorkflowCrm.Storage.Definitions.Editing;

/// <summary>Changes drafts. What is published, and what runs, stays as it is.</summary>
public sealed class EditDefinition
{
    private readonly IUnitOfWork _unitOfWork;
    private readonly VersionShelf _shelf;
    private readonly DraftWriter _drafts;
    private readonly PublishDefinition _publish;
    private readonly IIds _ids;
    private readonly EngineLimits _limits;

    internal EditDefinition(IUnitOfWork unitOfWork, VersionShelf shelf, DraftWriter drafts, PublishDefinition publish, IIds ids, EngineLimits limits) =>
        (_unitOfWork, _shelf, _drafts, _publish, _ids, _limits) = (unitOfWork, shelf, drafts, publish, ids, limits);

    /// <summary>Keeps a text as the draft, right or wrong: it is checked when it is to be published.</summary>
    /// <param name="expected">
    /// The stamp of the latest version that the text was made from: when somebody else has stored another one since, nothing is changed. null does not ask.
    /// </param>
    public async Task<Result<SavedDraft>> SaveAsync(string json, string? expected, ChangeBy by, CancellationToken cancellationToken)
    {
        var read = DefinitionText.Read(json, _limits);
        if (read.Problem is { } unreadable)
            return unreadable;
        var text = read.Value;
        var definitionId = text.DefinitionId.Length > 0 ? text.DefinitionId : _ids.New();
        return await _unitOfWork.RunAsync<Result<SavedDraft>>(
            async token =>
            {
                await _shelf.LockAsync(definitionId, token);
                var latest = await _shelf.LatestAsync(definitionId, token);
                return ChangeRights.Refuse(definitionId, latest, expected, by) is { } refusal
                    ? refusal
                    : SavedDraft.Of(await _drafts.WriteAsync(text, definitionId, latest, by, shippedHash: null, token));
            },
            cancellationToken);
    }

    /// <summary>Makes a copy of an older version the new draft. A draft that is there is kept as an older version.</summary>
    public Task<Result<StoredDefinition>> RevertAsync(string definitionId, int version, ChangeBy by, CancellationToken cancellationToken) =>
        _unitOfWork.RunAsync<Result<StoredDefinition>>(
            async token =>
            {
                await _shelf.LockAsync(definitionId, token);
                if (await _shelf.FindAsync(definitionId, VersionOptions.Of(version), token) is not { } row
                    || await _shelf.LatestAsync(definitionId, token) is not { } latest)
                    return ChangeRights.Unknown(definitionId);
                return ChangeRights.Refuse(definitionId, latest, expected: null) is { } refusal
                    ? refusal
                    : StoredDefinition.Of(await _drafts.AddBesideAsync(WorkflowDefinition.Parse(row.Json), latest, version, by, token));
            },
            cancellationToken);

    /// <summary>
    /// Takes a file over. Its version number means nothing here; whether it is published at once is said by the call or, failing that, by the
    /// file. What cannot be published becomes the draft, with what is wrong.
    /// </summary>
    public async Task<Result<Imported>> ImportAsync(string json, bool? publish, ChangeBy by, CancellationToken cancellationToken)
    {
        var read = DefinitionText.Read(json, _limits);
        if (read.Problem is { } unreadable)
            return unreadable;
        var text = read.Value.DefinitionId.Length > 0 ? read.Value : read.Value.Change(document => document["definitionId"] = _ids.New());
        return await _unitOfWork.RunAsync<Result<Imported>>(
            async token =>
            {
                var publication = new Publication();
                if (publish ?? text.IsPublished)
                {
                    var attempt = await _publish.TextAsync(text.ToJson(), expected: null, by, token);
                    if (attempt.Problem is { } problem)
                        return problem;
                    if ((attempt.Value.Published ?? attempt.Value.Draft) is { } stored)
                        return new Imported(stored, attempt.Value);
                    publication = attempt.Value;
                }

                var saved = await SaveAsync(text.ToJson(), expected: null, by, token);
                return saved.Problem is { } refusal ? refusal : new Imported(saved.Value.Definition, publication, saved.Value.Voided);
            },
            cancellationToken);
    }
}

/// <summary>A file that was taken over.</summary>
/// <param name="Publication">What became of publishing it; without findings when that was not wanted.</param>
/// <param name="Voided">As of a draft that is saved; see <see cref="SavedDraft"/>.</param>
public sealed record Imported(StoredDefinition Definition, Publication Publication, Confirmation? Voided = null);
