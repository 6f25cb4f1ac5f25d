using WorkflowCrm.Crm;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions;
using WorkflowCrm.Designer.WorkflowDefinitions.Publishing;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Definitions.Reading;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>
/// Publishes for the designer, and says in the owner's language what is wrong. Where a second person has to confirm, the text stays the
/// draft, and the owner is told.
/// </summary>
internal sealed class DefinitionPublishing(
    PublishDefinition publish, RetractDefinition retract, DefinitionLibrary library, StudioChange change, Refusals refusals, VoidedPublications voided,
    Texts texts) : IDefinitionPublishing
{
    public async Task<StudioAnswer<PublishedDefinition>> PublishAsync(PostedDefinition posted, CancellationToken cancellationToken)
    {
        var result = await publish.TextAsync(posted.Json, posted.Expected(), change.By, cancellationToken);
        return await AnswerAsync(result, () => Task.FromResult(WorkflowDefinition.Parse(posted.Json)), cancellationToken);
    }

    public async Task<StudioAnswer<PublishedDefinition>> PublishLatestAsync(string definitionId, CancellationToken cancellationToken)
    {
        var result = await publish.VersionAsync(definitionId, VersionOptions.Latest, change.By, cancellationToken);
        return await AnswerAsync(result, async () => (await library.FindAsync(definitionId, VersionOptions.Latest, cancellationToken))!.Definition, cancellationToken);
    }

    public async Task<StudioAnswer<StudioDefinition>> RetractAsync(string definitionId, CancellationToken cancellationToken)
    {
        var result = await retract.RunAsync(definitionId, change.By, cancellationToken);
        return result.Problem is { } problem ? await refusals.OfAsync(problem, cancellationToken) : result.Value.ForStudio();
    }

    /// <param name="result">What became of it.</param>
    /// <param name="checkedText">The text that the findings are about, for the names of its activities.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    private async Task<StudioAnswer<PublishedDefinition>> AnswerAsync(
        Result<Publication> result, Func<Task<WorkflowDefinition>> checkedText, CancellationToken cancellationToken)
    {
        if (result.Problem is { } problem)
            return await refusals.OfAsync(problem, cancellationToken);
        var publication = result.Value;
        if (publication.IsBlocked)
            return refusals.Of(await checkedText(), publication.Findings);
        var stored = publication.Draft ?? publication.Published!;
        List<string> notices = [.. refusals.Warnings(stored.Definition, publication.Findings), .. publication.Consumers.Where(IsKept).Select(Kept)];
        foreach (var consumer in publication.Consumers)
            notices.AddRange(await voided.SayAsync(consumer.Voided, consumer.Name, cancellationToken));
        if (publication.Awaited is { } awaited)
            notices.Insert(0, texts.Get("done.publication-asked", ("number", awaited.RequestNumber)));
        return new PublishedDefinition(
            stored.ForStudio(),
            publication.WasPublished,
            [.. publication.Consumers.Where(consumer => !IsKept(consumer)).Select(consumer => consumer.DefinitionId)],
            notices);
    }

    private static bool IsKept(ConsumerUpdate consumer) => consumer.Version is null;

    private string Kept(ConsumerUpdate consumer) => texts.Get("designer.consumer-kept", ("name", consumer.Name));
}
