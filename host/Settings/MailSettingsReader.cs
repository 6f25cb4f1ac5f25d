using System.Net.Mail;
using System.Text;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Host.Settings;

/// <summary>The settings <c>Mail__…</c>.</summary>
/// <param name="value">Reads a setting; null when it is not set.</param>
/// <param name="number">Reads a whole number between two bounds; the last argument is the default.</param>
/// <param name="refuse">Says that a setting's value cannot be understood.</param>
internal sealed class MailSettingsReader(
    Func<string, string?> value, Func<string, int, int, int, int> number, Func<string, string, Exception> refuse)
{
    private const int LargestMail = 25 * 1024 * 1024;

    public static readonly Dictionary<string, string[]> Known = new()
    {
        ["Mail"] = ["Domain", "From", "Mailbox", "AuthservId", "ServerRefusesForgeries"],
        ["Mail:Smtp"] = ["Host", "Port", "Security", "UserName", "Password", "CaFile", "HelloName", "TimeoutSeconds", "KeepSeconds", "MailsPerConnection", "MailsPerMinute"],
        ["Mail:Imap"] = ["Host", "Port", "Security", "UserName", "Password", "CaFile", "TimeoutSeconds", "Folder", "Processed", "SetAside", "PollSeconds"],
        ["Mail:Maildir"] = ["Path", "SetAside", "PollSeconds"],
        ["Mail:Incoming"] = ["MaxBytes", "ConfirmationsPerHour"],
    };

    /// <param name="domainOtherwise">The domain when none is set.</param>
    public MailSettings Read(string domainOtherwise)
    {
        var domain = Domain(domainOtherwise);
        return new MailSettings(
            domain, From(domain), Smtp(domain), Imap(), Maildir(), Mailbox(), Trust(),
            new MailLimits(number("Mail:Incoming:ConfirmationsPerHour", 0, 100_000, MailLimits.UsualConfirmationsAnHour)),
            number("Mail:Incoming:MaxBytes", 64 * 1024, 200 * 1024 * 1024, LargestMail));
    }

    private string Domain(string otherwise) => value("Mail:Domain") switch
    {
        null => otherwise,
        var text when MailAddress.TryCreate("workflow@" + text, out var address) && address.Host == text => text,
        var text => throw refuse("Mail:Domain", text),
    };

    private string From(string domain) => value("Mail:From") switch
    {
        null => "workflow@" + domain,
        var text when MailAddress.TryCreate(text, out var address) && address.Address == text => text,
        var text => throw refuse("Mail:From", text),
    };

    private string? Mailbox() => value("Mail:Mailbox") switch
    {
        null => null,
        var text when MailAddress.TryCreate(text, out var address) && address.Address == text && !text.Contains('+', StringComparison.Ordinal) => text.ToLowerInvariant(),
        var text => throw refuse("Mail:Mailbox", text),
    };

    private MailTrust Trust() => new(value("Mail:AuthservId"), value("Mail:ServerRefusesForgeries") switch
    {
        null => false,
        var text when bool.TryParse(text, out var does) => does,
        var text => throw refuse("Mail:ServerRefusesForgeries", text),
    });

    private SmtpSettings? Smtp(string domain)
    {
        if (Server("Mail:Smtp", s => s switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, _ => 25 }) is not { } server)
            return null;
        return new SmtpSettings(
            server,
            Account("Mail:Smtp", server),
            HelloName(domain),
            TimeSpan.FromSeconds(number("Mail:Smtp:KeepSeconds", 0, 300, 20)),
            number("Mail:Smtp:MailsPerConnection", 1, 10_000, 50),
            number("Mail:Smtp:MailsPerMinute", 1, 100_000, 120));
    }

    private string HelloName(string domain) => value("Mail:Smtp:HelloName") switch
    {
        null => domain,
        var text when text.Length <= 255 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '[' or ']') => text,
        var text => throw refuse("Mail:Smtp:HelloName", text),
    };

    private ImapSettings? Imap()
    {
        if (Server("Mail:Imap", s => s == MailSecurity.Tls ? 993 : 143, MailSecurity.Tls) is not { } server)
            return null;
        // A mailbox belongs to somebody, and a password is never sent in the open.
        var account = Account("Mail:Imap", server) ?? throw refuse("Mail:Imap:UserName", "");
        var folders = (Read: Folder("Folder", "INBOX"), Processed: Folder("Processed", "Processed"), SetAside: Folder("SetAside", "Set aside"));
        if (folders.Processed == folders.Read)
            throw refuse("Mail:Imap:Processed", folders.Processed);
        if (folders.SetAside == folders.Read)
            throw refuse("Mail:Imap:SetAside", folders.SetAside);
        return new ImapSettings(
            server, account, folders.Read, folders.Processed, folders.SetAside, TimeSpan.FromSeconds(number("Mail:Imap:PollSeconds", 1, 3600, 30)));
    }

    // The wildcards of LIST, what quotes, and what nobody sees or half a character is cannot be meant.
    private string Folder(string key, string otherwise) => value("Mail:Imap:" + key) switch
    {
        null => otherwise,
        var text when !text.Any(c => char.IsControl(c) || c is '"' or '\\' or '*' or '%') && text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar) => text.Normalize(),
        var text => throw refuse("Mail:Imap:" + key, text),
    };

    private MaildirSettings? Maildir()
    {
        if (value("Mail:Maildir:Path") is not { } path)
            return null;
        if (!Path.IsPathFullyQualified(path))
            throw refuse("Mail:Maildir:Path", path);
        var aside = value("Mail:Maildir:SetAside") ?? "Set aside";
        if (aside.IndexOfAny(['/', '\\', '.', '\0']) >= 0)
            throw refuse("Mail:Maildir:SetAside", aside);
        return new MaildirSettings(path, aside, TimeSpan.FromSeconds(number("Mail:Maildir:PollSeconds", 1, 3600, 10)));
    }

    private MailServer? Server(string section, Func<MailSecurity, int> port, MailSecurity otherwise = MailSecurity.StartTls)
    {
        if (value(section + ":Host") is not { } host)
            return null;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw refuse(section + ":Host", host);
        var security = value(section + ":Security") switch
        {
            null => otherwise,
            var text when Enum.TryParse<MailSecurity>(text, ignoreCase: true, out var known) && !char.IsAsciiDigit(text[0]) => known,
            var text => throw refuse(section + ":Security", text),
        };
        return new MailServer(
            host,
            number(section + ":Port", 1, 65_535, port(security)),
            security,
            value(section + ":CaFile"),
            TimeSpan.FromSeconds(number(section + ":TimeoutSeconds", 1, 80, 60)));
    }

    private MailAccount? Account(string section, MailServer server)
    {
        var (user, password) = (value(section + ":UserName"), value(section + ":Password"));
        if (user is null && password is null)
            return null;
        if (user is null || server.Security == MailSecurity.None || user.Any(char.IsControl))
            throw refuse(section + ":UserName", user ?? "");
        return password is null || password.Any(char.IsControl)
            ? throw refuse(section + ":Password", "") // never the text itself
            : new MailAccount(user, password);
    }
}
