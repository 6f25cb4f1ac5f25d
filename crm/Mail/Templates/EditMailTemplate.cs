using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>
/// Publishes mail templates. Only process owners do; every change is a new version and stands in the audit trail with what differs. Whoever
/// changes a template says which version he started from, so that nobody overwrites what he has not seen.
/// </summary>
public sealed partial class EditMailTemplate(
    IUnitOfWork unit, IMailTemplateStore store, MailTemplates shipped, MailTemplateShelf shelf, TemplateCheck check, ITemplateUses uses,
    IOrganisationStore organisation, IAudit audit, TimeProvider clock)
{
    private const int LongestReason = 500;
    private const int LongestName = 60;
    private const int LongestKey = 60;
    private static readonly string[] s_programsOwn = ["task.", "reply.", "mail."];

    /// <summary>
    /// Publishes a text. Problems: <c>process-owners-only</c> (403), <c>unknown-mail-template</c> (404), <c>mail-template-changed</c> (409) when
    /// somebody else was first, <c>mail-template-unchanged</c> (409), <c>mail-template-name</c> (422), <c>mail-template-findings</c> (422) when
    /// <see cref="TemplateCheck"/> finds an error.
    /// </summary>
    /// <param name="change">Which template, from which version, by whom and why.</param>
    /// <param name="content">The text.</param>
    /// <param name="name">What a template of the company's own is called; not looked at for a shipped one.</param>
    public Task<Result<MailTemplateVersion>> SaveAsync(TemplateChange change, MailTemplateContent content, TemplateName name, CancellationToken cancellationToken) =>
        ChangeAsync(change, entry =>
        {
            if (entry.IsRemoved)
                return Unknown(change.Key);
            if (Named(entry, name) is not { } named)
                return Problem.Invalid("mail-template-name", ("max", Digits(LongestName)));
            return entry.Content == content && (entry.Latest?.Name ?? TemplateName.None) == named
                ? Problem.Conflict("mail-template-unchanged")
                : new Wanted(content, named, TemplateOrigin.Written);
        }, cancellationToken);

    /// <summary>Adds a template of the company's own. Further problems: <c>mail-template-key</c> (422), <c>mail-template-exists</c> (409).</summary>
    public Task<Result<MailTemplateVersion>> AddAsync(TemplateChange change, MailTemplateContent content, TemplateName name, CancellationToken cancellationToken) =>
        InUnitAsync(change, async (_, token) =>
        {
            if (change.Key.Length > LongestKey || !Key().IsMatch(change.Key) || IsProgramsOwn(change.Key))
                return Problem.Invalid("mail-template-key", ("max", Digits(LongestKey)));
            if (await shelf.FindAsync(change.Key, token) is { } known)
            {
                if (!known.IsRemoved)
                    return Problem.Conflict("mail-template-exists", ("key", change.Key));
                change = change with { Expected = known.Version };
            }

            var blank = new MailTemplateEntry(change.Key, Shipped: null, Latest: null);
            return Named(blank, name) is { } named
                ? await PublishAsync(change, before: null, basedOn: null, new Wanted(content, named, TemplateOrigin.Written), token)
                : Problem.Invalid("mail-template-name", ("max", Digits(LongestName)));
        }, cancellationToken);

    /// <summary>Takes an older version up again. Further problem: <c>unknown-mail-template-version</c> (404).</summary>
    public Task<Result<MailTemplateVersion>> RevertAsync(TemplateChange change, int version, CancellationToken cancellationToken) =>
        InUnitAsync(change, async (entry, token) =>
        {
            if (entry is null)
                return Unknown(change.Key);
            if (await store.FindAsync(change.Key, version, token) is not { } old)
                return Problem.NotFound("unknown-mail-template-version", ("version", Digits(version)));
            return await PublishAsync(change, entry, BasedOn(entry), new Wanted(old.Content, old.Name, TemplateOrigin.Reverted, old.Version), token);
        }, cancellationToken);

    /// <summary>Goes back to the shipped text, which from then on follows upgrades. Further problem: <c>mail-template-not-shipped</c> (409).</summary>
    public Task<Result<MailTemplateVersion>> ResetAsync(TemplateChange change, CancellationToken cancellationToken) => ChangeAsync(change, entry =>
        entry.Shipped is not { } text ? Problem.Conflict("mail-template-not-shipped")
        : entry.IsShipped ? Problem.Conflict("mail-template-unchanged")
        : new Wanted(text, TemplateName.None, TemplateOrigin.Shipped), cancellationToken);

    /// <summary>Keeps the company's text although the program brought another: it is not offered again. Further problem: <c>mail-template-no-offer</c> (409).</summary>
    public Task<Result<MailTemplateVersion>> KeepAsync(TemplateChange change, CancellationToken cancellationToken) => ChangeAsync(change, entry =>
        entry.HasOffer ? new Wanted(entry.Content, entry.Latest!.Name, TemplateOrigin.Kept) : Problem.Conflict("mail-template-no-offer"), cancellationToken);

    /// <summary>
    /// Takes a template of the company's own out of use; requests on their way can still send it. Further problems:
    /// <c>mail-template-not-own</c> (409), <c>mail-template-in-use</c> (409) when a published process sends it.
    /// </summary>
    public Task<Result<MailTemplateVersion>> RemoveAsync(TemplateChange change, CancellationToken cancellationToken) =>
        InUnitAsync(change, async (entry, token) =>
        {
            if (entry is null or { IsRemoved: true })
                return Unknown(change.Key);
            if (!entry.IsOwn)
                return Problem.Conflict("mail-template-not-own");
            var users = (await uses.ListAsync(token)).Where(use => use.Key == change.Key && use.IsPublished).Select(use => use.Name).Distinct(StringComparer.Ordinal).ToList();
            return users.Count > 0
                ? Problem.Conflict("mail-template-in-use", ("processes", string.Join(", ", users)))
                : await PublishAsync(change, entry, basedOn: null, new Wanted(entry.Content, entry.Latest!.Name, TemplateOrigin.Removed), token);
        }, cancellationToken);

    private Task<Result<MailTemplateVersion>> ChangeAsync(TemplateChange change, Func<MailTemplateEntry, Result<Wanted>> want, CancellationToken cancellationToken) =>
        InUnitAsync(change, async (entry, token) =>
        {
            if (entry is null)
                return Unknown(change.Key);
            var wanted = want(entry);
            return wanted.Problem is { } problem ? problem : await PublishAsync(change, entry, BasedOn(entry, wanted.Value), wanted.Value, token);
        }, cancellationToken);

    private Task<Result<MailTemplateVersion>> InUnitAsync(
        TemplateChange change, Func<MailTemplateEntry?, CancellationToken, Task<Result<MailTemplateVersion>>> work, CancellationToken cancellationToken) =>
        unit.RunAsync(async token =>
        {
            if (!(await organisation.CurrentAsync(token)).HasRole(change.PersonId, Roles.ProcessOwner))
                return Problem.Forbidden("process-owners-only");
            if (change.Reason.Length > LongestReason)
                return Problem.Invalid("reason-too-long", ("max", Digits(LongestReason)));
            await store.LockAsync(change.Key, token);
            return await work(await shelf.FindAsync(change.Key, token), token);
        }, cancellationToken);

    private async Task<Result<MailTemplateVersion>> PublishAsync(
        TemplateChange change, MailTemplateEntry? before, string? basedOn, Wanted wanted, CancellationToken cancellationToken)
    {
        if (before is not null && before.Version != change.Expected)
        {
            return before.Latest is { } other
                ? Problem.Conflict("mail-template-changed", ("person", other.CreatedById), ("at", other.CreatedAt.ToString("O", CultureInfo.InvariantCulture)), ("version", Digits(other.Version)))
                : Unknown(change.Key);
        }

        if (wanted.IsNewText)
        {
            var names = TemplatePlaceholders.Of(change.Key, await uses.ListAsync(cancellationToken));
            if (check.Run(wanted.Content, names).Any(finding => !finding.IsWarning))
                return Problem.Invalid("mail-template-findings");
        }

        var version = Version(change, basedOn, wanted);
        store.Add(version);
        audit.Record(change.PersonId, ActionOf(wanted.Origin, before), $"mail-template/{change.Key}", new
        {
            template = change.Key, templateVersion = version.Version, name = version.NameZh.Length > 0 ? version.NameZh : null, copyOf = version.CopyOf,
            reason = change.Reason.Length > 0 ? change.Reason : null, lines = TemplateDifference.Audited(before?.Content, wanted.Content),
        });
        return version;
    }

    private MailTemplateVersion Version(TemplateChange change, string? basedOn, Wanted wanted) => new()
    {
        Key = change.Key,
        Version = change.Expected + 1,
        NameZh = wanted.Name.Zh,
        NameEn = wanted.Name.En,
        SubjectZh = wanted.Content.SubjectZh,
        SubjectEn = wanted.Content.SubjectEn,
        TextZh = wanted.Content.TextZh,
        TextEn = wanted.Content.TextEn,
        Origin = wanted.Origin,
        CopyOf = wanted.CopyOf,
        BasedOn = basedOn,
        Reason = change.Reason,
        CreatedById = change.PersonId,
        CreatedAt = clock.GetUtcNow(),
    };

    private static string ActionOf(TemplateOrigin origin, MailTemplateEntry? before) => origin switch
    {
        TemplateOrigin.Written => before is null ? "mail-template.added" : "mail-template.published",
        TemplateOrigin.Reverted => "mail-template.reverted",
        TemplateOrigin.Shipped => "mail-template.set-back",
        TemplateOrigin.Kept => "mail-template.kept",
        TemplateOrigin.Removed => "mail-template.removed",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };

    /// <summary>A shipped text that nobody has looked at stays an offer until somebody goes back to it or declines it.</summary>
    private static string? BasedOn(MailTemplateEntry entry, Wanted? wanted = null) =>
        entry.IsShipped || wanted?.Origin is TemplateOrigin.Shipped or TemplateOrigin.Kept ? entry.Shipped!.Hash : entry.Latest!.BasedOn;

    /// <summary>Null when a template of the company's own lacks a name in a language.</summary>
    private static TemplateName? Named(MailTemplateEntry entry, TemplateName name)
    {
        if (!entry.IsOwn)
            return TemplateName.None;
        var clean = new TemplateName(PlainText.Line(name.Zh), PlainText.Line(name.En));
        return clean.Zh.Length is > 0 and <= LongestName && clean.En.Length is > 0 and <= LongestName ? clean : null;
    }

    /// <summary>Mails that the program sends by itself are known by the beginning of their keys.</summary>
    private bool IsProgramsOwn(string key) => shipped.Exists(key) || s_programsOwn.Any(start => key.StartsWith(start, StringComparison.Ordinal));

    private static Problem Unknown(string key) => Problem.NotFound("unknown-mail-template", ("key", key));

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$")]
    private static partial Regex Key();

    private sealed record Wanted(MailTemplateContent Content, TemplateName Name, TemplateOrigin Origin, int? CopyOf = null)
    {
        /// <summary>What already went out, or came with the program, is not checked again.</summary>
        public bool IsNewText => Origin is TemplateOrigin.Written or TemplateOrigin.Reverted;
    }
}

/// <summary>Who changes a template, and what he started from.</summary>
/// <param name="Key">The template.</param>
/// <param name="Expected">The number of the version that he had before him; 0 for none.</param>
/// <param name="PersonId">The owner.</param>
/// <param name="Reason">Why; empty when he does not say.</param>
public sealed record TemplateChange(string Key, int Expected, string PersonId, string Reason);
