using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Host.Components;

namespace WorkflowCrm.Host.Pages.Admin.MailTemplates;

/// <summary>Does what the forms of a template's page ask for, and says what was done.</summary>
public sealed class TemplateDeeds(EditMailTemplate edit, SendTestMail test, IApprovalStore approvals, Flash flash, Reader reader)
{
    /// <param name="view">What the page shows.</param>
    /// <param name="action">What the button says, e.g. <c>publish</c>, <c>revert:3</c>.</param>
    /// <param name="form">The fields: <c>version</c> and <c>reason</c> of the small forms.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<TemplateDeed> DoAsync(TemplateView view, string action, IFormCollection form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(form);
        var key = view.Entry.Key;
        var typed = new TemplateChange(key, view.Input.Version, reader.Id, view.Input.Reason);
        var small = new TemplateChange(key, Number(form["version"]) ?? 0, reader.Id, form["reason"].ToString().Trim());
        var parts = action.Split(':', 2);
        return (parts[0], parts.Length == 2 ? Number(parts[1]) : null) switch
        {
            ("publish", _) => await ForgettingAsync(key, await edit.SaveAsync(typed, view.Input.Content, view.Input.Name, cancellationToken), "done.template-published", cancellationToken),
            ("discard", _) => await DiscardAsync(key, cancellationToken),
            ("test", _) => Done(view.Preview.Problem is { } problem ? problem : await test.RunAsync(key, view.Preview.Value, reader.Person!, cancellationToken), "done.template-test"),
            ("revert", { } version) => await ForgettingAsync(key, await edit.RevertAsync(small, version, cancellationToken), "done.template-reverted", cancellationToken),
            ("reset", _) => await ForgettingAsync(key, await edit.ResetAsync(small, cancellationToken), "done.template-reset", cancellationToken),
            ("keep", _) => Done(await edit.KeepAsync(small, cancellationToken), "done.template-kept"),
            ("remove", _) => await ForgettingAsync(key, await edit.RemoveAsync(small, cancellationToken), "done.template-removed", cancellationToken) with { Leads = "/admin/mail-templates" },
            _ => new TemplateDeed(null, IsDone: false),
        };
    }

    private async Task<TemplateDeed> DiscardAsync(string key, CancellationToken cancellationToken)
    {
        await approvals.DeleteDraftAsync(reader.Id, TemplateInput.DraftKey(key), cancellationToken);
        return new TemplateDeed(null, IsDone: true);
    }

    /// <summary>What was typed has become a version, or was given up for one.</summary>
    private async Task<TemplateDeed> ForgettingAsync(string key, Result<MailTemplateVersion> result, string said, CancellationToken cancellationToken)
    {
        if (result.Succeeded)
            await approvals.DeleteDraftAsync(reader.Id, TemplateInput.DraftKey(key), cancellationToken);
        return Done(result, said);
    }

    private TemplateDeed Done<T>(Result<T> result, string said)
    {
        if (result.Problem is { } problem)
            return new TemplateDeed(problem, IsDone: false);
        flash.Say(said);
        return new TemplateDeed(null, IsDone: true);
    }

    private static int? Number(string? text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What became of it.</summary>
/// <param name="Problem">Why it was not done; null when it was, or when nothing was to be done.</param>
/// <param name="IsDone">The page is shown anew.</param>
/// <param name="Leads">To which page; null for the same.</param>
public sealed record TemplateDeed(Problem? Problem, bool IsDone, string? Leads = null);
