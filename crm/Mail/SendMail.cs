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
    /// <param name="key">The template, e.g. <c>task.assigned</c>.</param>
    /// <param name="to">Receives it at his mail address.</param>
    /// <param name="occasion">Makes the Message-ID stable: the same occasion, key and person is the same mail, e.g. <c>{taskId}/reminder/1</c>.</param>
    /// <param name="facts">What the template's placeholders stand for, for the language that is asked for (<c>zh-CN</c>, <c>en</c>).</param>
    /// <param name="requestNumber">Threads all mails of a request.</param>
    /// <param name="decides">The task that the receiver can decide by its links and by answering; null when there is nothing to decide.</param>
    /// <param name="answers">The Message-ID of the mail that this one answers; null for one that nobody asked for.</param>
    public async Task ToAsync(
        string key,
        Person to,
        string occasion,
        Func<string, IReadOnlyDictionary<string, object?>> facts,
        string? requestNumber,
        string? taskId,
        CancellationToken cancellationToken,
        StaffTask? decides = null,
        string? answers = null)
    {
        if (!to.Active || to.Mail.Length == 0)
            return;
        var id = ids.New();
        var salt = secrets.NewSalt();
        var outcomes = decides is null ? [] : TaskJson.Outcomes(decides);
        // Whatever is said about a request can be answered: what decides nothing is added to its story.
        var mayAnswer = site.Mailbox is not null && requestNumber is not null && answers is null;
        var page = taskId is not null ? $"/tasks/{taskId}" : requestNumber is not null ? $"/requests/{requestNumber}" : null;
        var mail = await templates.RenderAsync(key, to.Language, Block(MailLanguage.Chinese), Block(MailLanguage.English), cancellationToken);
        await store.AddAsync(new MailMessage
        {
            Id = id,
            MessageId = MessageId(key, occasion, to.Id, site.MailDomain),
            TemplateKey = key,
            ToPersonId = to.Id,
            ToAddress = to.Mail,
            ToName = MailLanguage.Name(to, to.Language),
            Subject = PlainText.Shorten(PlainText.Line(mail.Subject), MaxSubject),
            Text = mail.Text,
            Html = mail.Html,
            RequestNumber = requestNumber,
            TaskId = taskId,
            CreatedAt = clock.GetUtcNow(),
            Salt = mayAnswer || outcomes.Count > 0 ? salt : null,
            ReplyHash = mayAnswer ? MailToken.Hash(MailToken.OfReply(secrets, salt)) : null,
            AnswersMessageId = answers,
            Links = [.. outcomes.Select(Link)],
        }, cancellationToken);

        DecisionLink Link(TaskOutcome outcome, int place) => new()
        {
            Hash = MailToken.Hash(MailToken.OfLink(secrets, salt, place)),
            MailId = id,
            PersonId = to.Id,
            TaskId = decides!.Id,
            Outcome = outcome.Name,
            TaskVersion = decides.Version,
            CreatedAt = clock.GetUtcNow(),
        };

        Dictionary<string, object?> Block(string language)
        {
            var zone = TimeZoneInfo.TryFindSystemTimeZoneById(to.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
            var block = facts(language).ToDictionary(f => f.Key, f => f.Value is DateTimeOffset at ? (object?)TimeZoneInfo.ConvertTime(at, zone) : f.Value);
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
    /// <param name="key">The template.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="occasion">Makes the Message-ID stable: the same occasion, key and address is the same mail.</param>
    /// <param name="facts">What the template's placeholders stand for, for the language that is asked for.</param>
    /// <param name="requestNumber">Threads all mails of a request.</param>
    /// <param name="answers">The Message-ID of his mail that this one answers; null when it has none.</param>
    public async Task OutsideAsync(
        string key,
        string address,
        string occasion,
        Func<string, IReadOnlyDictionary<string, object?>> facts,
        string requestNumber,
        string? answers,
        CancellationToken cancellationToken)
    {
        var salt = site.Mailbox is null ? null : secrets.NewSalt();
        var mail = await templates.RenderAsync(key, MailLanguage.Chinese, Block(MailLanguage.Chinese), Block(MailLanguage.English), cancellationToken);
        await store.AddAsync(new MailMessage
        {
            Id = ids.New(),
            MessageId = MessageId(key, occasion, address, site.MailDomain),
            TemplateKey = key,
            ToAddress = address,
            ToName = address,
            Subject = PlainText.Shorten(PlainText.Line(mail.Subject), MaxSubject),
            Text = mail.Text,
            Html = mail.Html,
            RequestNumber = requestNumber,
            CreatedAt = clock.GetUtcNow(),
            Salt = salt,
            ReplyHash = salt is null ? null : MailToken.Hash(MailToken.OfReply(secrets, salt)),
            AnswersMessageId = answers,
        }, cancellationToken);

        Dictionary<string, object?> Block(string language) => new(facts(language))
        {
            ["link"] = "", ["recipient"] = "", ["mayReply"] = salt is not null, ["decisions"] = Array.Empty<Dictionary<string, object?>>(),
        };
    }

    /// <summary>The same key, occasion and receiver (a person's id, or an address outside) always give the same id.</summary>
    public static string MessageId(string key, string occasion, string receiver, string domain)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', key, occasion, receiver)));
        return string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}@{domain}");
    }
}
