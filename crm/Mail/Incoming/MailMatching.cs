using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Finds what a mail is about: our mail that it answers, the person on the staff and the customer behind its sender.</summary>
public sealed class MailMatching(IMailStore mails, ICustomerContacts contacts, OwnAddresses own, MailTrust trust)
{
    private const int MostSuggestions = 5;

    /// <summary>Domains at which anybody can have an address say nothing about a customer.</summary>
    private static readonly HashSet<string> s_public = new(StringComparer.OrdinalIgnoreCase)
    {
        "qq.com", "vip.qq.com", "foxmail.com", "163.com", "vip.163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "vip.sina.com", "sohu.com",
        "139.com", "189.cn", "wo.cn", "aliyun.com", "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "live.cn", "msn.com",
        "yahoo.com", "yahoo.cn", "yahoo.com.cn", "icloud.com", "me.com", "21cn.com", "tom.com", "proton.me", "protonmail.com",
    };

    /// <summary>Our mail that it answers: by the token in the address that it went to, else by the Message-IDs that it names.</summary>
    public async Task<MailMessage?> AnsweredAsync(IncomingMail mail, CancellationToken cancellationToken)
    {
        foreach (var tag in mail.Recipients.Select(own.TagOf).OfType<string>())
        {
            if (await mails.FindByReplyHashAsync(MailToken.Hash(tag), cancellationToken) is { } byToken)
                return byToken;
        }

        return mail.Answers.Count == 0 ? null : await mails.FindByMessageIdsAsync(mail.Answers, cancellationToken);
    }

    /// <summary>Whether the sender is shown to be who he claims to be.</summary>
    public bool IsAuthentic(IncomingMail mail) => trust.ServerRefusesOthers
        || (trust.AuthservId is { } id && MailAuthentication.Check(mail.AuthenticationResults, id, mail.From) == SenderProof.Passed);

    /// <summary>The one active person with this address; null for none, and for several.</summary>
    public static Person? PersonOf(Organisation company, string address)
    {
        var people = company.People.Where(p => p.Active && string.Equals(p.Mail, address, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return people.Count == 1 ? people[0] : null;
    }

    /// <summary>Whether it went to an address of the program itself.</summary>
    public bool IsToUs(IncomingMail mail) => mail.Recipients.Any(own.Includes);

    /// <summary>Whether the mail comes from the address outside the staff that ours went to.</summary>
    public static bool IsOfReceiverOutside(MailMessage ours, IncomingMail mail) =>
        ours.ToPersonId is null && string.Equals(ours.ToAddress, mail.From, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a process that begins with the mail is told.</summary>
    public Task<MailOpening> OpeningAsync(IncomingMail mail, MailEntry entry, CancellationToken cancellationToken) =>
        OpeningAsync(entry, mail.Text, mail.Recipients, cancellationToken);

    /// <summary>The same of a mail that is known only as it is kept. It must have a sender.</summary>
    public async Task<MailOpening> OpeningAsync(MailEntry entry, string text, IReadOnlyList<string> recipients, CancellationToken cancellationToken)
    {
        var from = entry.Mail.FromAddress!;
        var domain = from[(from.LastIndexOf('@') + 1)..];
        var known = await contacts.WithAddressAsync(from, cancellationToken);
        // Several customers with one address are as good as none: somebody must say which.
        var customer = known.Count == 1 ? known[0] : null;
        var suggested = customer is not null ? []
            : known.Count > 1 ? known
            : s_public.Contains(domain) ? [] : await contacts.AtDomainAsync(domain, MostSuggestions, cancellationToken);
        return new MailOpening(
            entry.Mail.Id, from, entry.Mail.FromName, customer, [.. suggested.Take(MostSuggestions)], entry.Mail.Subject, text, entry.Mail.ReceivedAt, entry.Attachments)
        {
            Recipients = recipients,
            MessageId = entry.Mail.MessageId,
        };
    }
}
