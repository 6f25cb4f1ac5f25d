using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Host.Components;

namespace WorkflowCrm.Host.Pages.Admin.MailTemplates;

/// <summary>Puts together the pages of the mail templates for a process owner.</summary>
public sealed class TemplateViews(
    MailTemplateShelf shelf, ITemplateUses uses, TemplateCheck check, PreviewMailTemplate preview, TemplateFacts facts, TemplateSamples samples,
    IApprovalStore approvals, Reader reader)
{
    public async Task<IReadOnlyList<TemplateRow>> ListAsync(CancellationToken cancellationToken)
    {
        var used = await uses.ListAsync(cancellationToken);
        return [.. (await shelf.ListAsync(cancellationToken)).Select(entry => new TemplateRow(
            entry, [.. used.Where(use => use.Key == entry.Key)],
            !entry.IsShipped && check.Run(entry.Content, TemplatePlaceholders.Of(entry.Key, used)).Any(finding => !finding.IsWarning)))];
    }

    /// <param name="key">The template.</param>
    /// <param name="form">What was sent; null to show what was kept, else what is published.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>null when there is no such template.</returns>
    public async Task<TemplateView?> FindAsync(string key, IFormCollection? form, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(key, cancellationToken) is not { } entry)
            return null;
        var published = TemplateInput.Of(entry, reader.Person?.Language ?? MailLanguage.Chinese);
        var input = form is null ? await KeptAsync(key, published, cancellationToken) : TemplateInput.Of(form, published);
        var used = await uses.ListAsync(cancellationToken);
        var names = TemplatePlaceholders.Of(key, used);
        return new TemplateView
        {
            Entry = entry,
            Versions = await shelf.VersionsAsync(key, cancellationToken),
            Uses = [.. used.Where(use => use.Key == key)],
            Names = names,
            Input = input,
            Findings = check.Run(input.Content, names),
            Preview = await PreviewAsync(input, names, cancellationToken),
            Requests = IsOfRequest(names) ? await facts.RequestsAsync(reader.Id, cancellationToken) : [],
        };
    }

    /// <summary>What the reader's own words, or the published ones, would become; null when there is no such template.</summary>
    public async Task<Result<RenderedMail>?> PreviewAsync(string key, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(key, cancellationToken) is not { } entry)
            return null;
        var input = await KeptAsync(key, TemplateInput.Of(entry, reader.Person?.Language ?? MailLanguage.Chinese), cancellationToken);
        return await PreviewAsync(input, TemplatePlaceholders.Of(key, await uses.ListAsync(cancellationToken)), cancellationToken);
    }

    private Task<Result<RenderedMail>> PreviewAsync(TemplateInput input, IReadOnlyList<string> names, CancellationToken cancellationToken) => preview.RunAsync(
        new PreviewWish(reader.Id, input.Content, IsOfRequest(names) ? input.RequestNumber : null, input.First), names, language => samples.Of(names, language), reader.Zone, cancellationToken);

    private async Task<TemplateInput> KeptAsync(string key, TemplateInput published, CancellationToken cancellationToken) =>
        await approvals.FindDraftAsync(reader.Id, TemplateInput.DraftKey(key), cancellationToken) is { } draft && JsonNode.Parse(draft.Content) is JsonObject { Count: > 0 } kept
            ? TemplateInput.Of(kept, draft.UpdatedAt, published)
            : published;

    /// <summary>Mails to people outside, and about a breach, say too little of a request to be tried on one.</summary>
    private static bool IsOfRequest(IReadOnlyList<string> names) => names.Contains("title");
}

/// <summary>One line of the list.</summary>
/// <param name="Entry">The template.</param>
/// <param name="Uses">The processes that send it.</param>
/// <param name="IsBroken">What is published cannot be used, and something else goes out.</param>
public sealed record TemplateRow(MailTemplateEntry Entry, IReadOnlyList<TemplateUse> Uses, bool IsBroken);
