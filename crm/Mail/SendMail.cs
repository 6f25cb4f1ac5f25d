using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Mail;

/// <summary>Composes a mail from its template and stores it with its sending job in the running unit of work.</summary>
public sealed class SendMail(IMailStore store, IMailTemplates templates, ISiteAddress site, IMailSecrets secrets, IIds ids, TimeProvider clock)
{
    private const int MaxSubject = 300;

    /// <summary>Adds <c>link</c> (the task's page, else the request's, else the path that the fact <c>link</c> holds) and shows instants in the receiver's time zone. Somebody who has left gets nothing.</summary>
    public async Task ToAsync(Person to, NewMail wanted, CancellationToken cancellationToken)
    {
        if (!to.Active || to.Mail.Length == 0)
            return;
        var id = ids.New();
        var salt = secrets.NewSalt();
        var outcomes = wanted.Decides is null ? [] : TaskJson.Outcomes(wanted.Decides);
        // Whatever is said about a request can be answered: what decides nothing is added to its story.
        var mayAnswer = site.Mailbox is not null && wanted is { RequestNumber: not null, Answers: null };
        var page = wanted.TaskId is { } taskId ? $"/tasks/{taskId}" : wanted.RequestNumber is { } number ? $"/requests/{number}" : null;
        var mail = await templates.RenderAsync(wanted.Key, to.Language, Block(MailLanguage.Chinese), Block(MailLanguage.English), cancellationToken);
        await store.AddAsync(new MailMessage
        {
            Id = id,
            MessageId = MessageId(wanted.Key, wanted.Occasion, to.Id, site.MailDomain),
            TemplateKey = wanted.Key,
            ToPersonId = to.Id,
            ToAddress = to.Mail,
            ToName = MailLanguage.Name(to, to.Language),
            Subject = SubjectOf(mail),
            Text = mail.Text,
            Html = mail.Html,
            RequestNumber = wanted.RequestNumber,
            TaskId = wanted.TaskId,
            CreatedAt = clock.GetUtcNow(),
            Salt = mayAnswer || outcomes.Count > 0 ? salt : null,
            ReplyHash = mayAnswer ? MailToken.Hash(MailToken.OfReply(secrets, salt)) : null,
            AnswersMessageId = wanted.Answers,
            Links = [.. outcomes.Select(Link)],
        }, cancellationToken);

        DecisionLink Link(TaskOutcome outcome, int place) => new()
        {
            Hash = MailToken.Hash(MailToken.OfLink(secrets, salt, place)),
            MailId = id,
            PersonId = to.Id,
            TaskId = wanted.Decides!.Id,
            Outcome = outcome.Name,
            TaskVersion = wanted.Decides.Version,
            CreatedAt = clock.GetUtcNow(),
        };

        Dictionary<string, object?> Block(string language)
        {
            var zone = TimeZoneInfo.TryFindSystemTimeZoneById(to.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
            var block = wanted.Facts(language).ToDictionary(f => f.Key, f => f.Value is DateTimeOffset at ? (object?)TimeZoneInfo.ConvertTime(at, zone) : f.Value);
            block["link"] = site.Of(page ?? block.GetValueOrDefault("link") as string ?? "/").ToString();
            block["recipient"] = MailLanguage.Name(to, language);
            block["mayReply"] = mayAnswer && outcomes.Count > 0;
            block["decisions"] = outcomes.Select((outcome, place) => new Dictionary<string, object?>
            {
                ["verb"] = outcome.Label.Length > 0 ? outcome.Label : new MailWord("verb", outcome.Name),
                ["go"] = site.Of("/d/" + MailFilling.Mark(id, place)).ToString(),
            }).ToList();
            return block;
        }
    }

    /// <summary>
    /// For somebody outside: Chinese with English below it, without links into the program, which he could not open, and without the
    /// reason why. Where the site reads its mailbox he can answer; nothing that he writes decides.
    /// </summary>
    public async Task OutsideAsync(string address, NewMail wanted, CancellationToken cancellationToken)
    {
        var salt = site.Mailbox is null ? null : secrets.NewSalt();
        var mail = await templates.RenderAsync(wanted.Key, MailLanguage.Chinese, Block(MailLanguage.Chinese), Block(MailLanguage.English), cancellationToken);
        await store.AddAsync(new MailMessage
        {
            Id = ids.New(),
            MessageId = MessageId(wanted.Key, wanted.Occasion, address, site.MailDomain),
            TemplateKey = wanted.Key,
            ToAddress = address,
            ToName = address,
            Subject = SubjectOf(mail),
            Text = mail.Text,
            Html = mail.Html,
            RequestNumber = wanted.RequestNumber,
            TaskId = wanted.TaskId,
            CreatedAt = clock.GetUtcNow(),
            Salt = salt,
            ReplyHash = salt is null ? null : MailToken.Hash(MailToken.OfReply(secrets, salt)),
            AnswersMessageId = wanted.Answers,
        }, cancellationToken);

        Dictionary<string, object?> Block(string language) => new(wanted.Facts(language))
        {
            ["link"] = "", ["recipient"] = "", ["mayReply"] = salt is not null, ["decisions"] = Array.Empty<Dictionary<string, object?>>(),
        };
    }

    /// <summary>One line that fits into the header and the list of mails.</summary>
    /// <param name="mark">Stands in front of it; empty for none.</param>
    internal static string SubjectOf(RenderedMail mail, string mark = "") => PlainText.Shorten(mark + PlainText.Line(mail.Subject), MaxSubject);

    /// <summary>The same key, occasion and receiver (a person's id, or an address outside) always give the same id.</summary>
    public static string MessageId(string key, string occasion, string receiver, string domain)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', key, occasion, receiver)));
        return string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}@{domain}");
    }
}
