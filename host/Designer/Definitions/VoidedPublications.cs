using WorkflowCrm.Designer.WorkflowDefinitions.Saving;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Confirming;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>Tells the owner, with the save that does it, that a publication which somebody was to confirm no longer holds.</summary>
internal sealed class VoidedPublications(Texts texts, ProblemArguments arguments, StudioChange change)
{
    /// <summary>The draft that was kept, with what it voids.</summary>
    public async Task<KeptDraft> KeptAsync(StoredDefinition draft, Confirmation? voided, CancellationToken cancellationToken) =>
        new(draft.ForStudio(), await SayAsync(voided, draft.NameOrId, cancellationToken));

    /// <param name="voided">The publication; null for none.</param>
    /// <param name="name">What the process is called.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<IReadOnlyList<string>> SayAsync(Confirmation? voided, string name, CancellationToken cancellationToken)
    {
        if (voided is null)
            return [];
        var words = await arguments.ForReadersAsync(new Dictionary<string, string> { ["person"] = voided.AskedById }, cancellationToken);
        return [texts.Get(
            voided.AskedById == change.By.PersonId ? "designer.publication-voided" : "designer.publication-voided-of-other",
            [.. words, ("name", name), ("number", voided.RequestNumber)])];
    }
}
