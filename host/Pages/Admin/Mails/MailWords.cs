using System.Globalization;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Host.Reasons;

namespace WorkflowCrm.Host.Pages.Admin.Mails;

/// <summary>Says where mails stand, and why.</summary>
public sealed class MailWords(Texts texts)
{
    /// <summary>The codes besides <see cref="QuarantineReason.All"/> that have a text <c>mail.reason.{code}</c>: why an answer did not decide, and that a mail is late.</summary>
    public static IReadOnlyList<string> OtherReasons { get; } =
    [
        "not-understood", "reason-required", "unknown-outcome", "task-already-decided", "task-no-longer-open", "not-your-task", "task-changed", "unknown-task", "link-revoked",
        "invalid-fields", "idempotency-key-reused", "late", "report-unproven",
    ];

    /// <summary>The keys <c>mail.state.{key}</c> of what a mail of ours can stand at.</summary>
    public static IReadOnlyList<string> States { get; } = ["waiting", "delayed", "sent", "bounced", "failed", "dropped"];

    public string State(MailMessage mail) => texts[$"mail.state.{Key(mail)}"];

    public static string Colour(MailMessage mail) => Key(mail) switch
    {
        "sent" => "bg-green-lt",
        "waiting" => "bg-blue-lt",
        "delayed" => "bg-orange-lt",
        "dropped" => "bg-secondary-lt",
        _ => "bg-red-lt",
    };

    /// <summary>Why the mail is still here, or what the server or the report said; empty when nobody said anything.</summary>
    public static string Words(MailMessage mail) =>
        mail.BouncedAt is not null ? mail.Bounce ?? "" : KnownReasons.Say(Texts.CurrentLanguage, mail.Failure ?? "");

    public string Fate(ReceivedMail mail) => texts[$"mail.fate.{mail.Fate}"];

    public static string Colour(ReceivedMail mail) => mail.Fate switch
    {
        MailFate.Decided or MailFate.Started => "bg-green-lt",
        MailFate.Quarantined => "bg-orange-lt",
        MailFate.Bounce => "bg-red-lt",
        MailFate.Ignored => "bg-secondary-lt",
        _ => "bg-blue-lt",
    };

    /// <summary>Why a mail is in the quarantine or did not decide; empty when there is nothing to say.</summary>
    public string Reason(ReceivedMail mail) =>
        mail.Reason.Length == 0 ? "" : texts.Has($"mail.reason.{mail.Reason}") ? texts[$"mail.reason.{mail.Reason}"] : texts["mail.reason.other"];

    /// <summary>E.g. <c>王琳 &lt;wang.lin@example.com&gt;</c>.</summary>
    public string Sender(ReceivedMail mail) => Named(mail.FromName, mail.FromAddress ?? texts["mail.no-sender"]);

    /// <summary>The subject of a mail of ours in the reader's language.</summary>
    public string Subject(MailMessage mail) => Subject(ShownSubject.In(Texts.CurrentLanguage, mail.Subject));

    public static string Receiver(MailMessage mail) => Named(mail.ToName, mail.ToAddress);

    public string Subject(string subject) => string.IsNullOrWhiteSpace(subject) ? texts["mail.no-subject"] : subject;

    /// <summary>A size as people read it.</summary>
    /// <param name="bytes">Not negative.</param>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024d / 1024d:0.0} MB");

    private static string Named(string name, string address) => name.Length == 0 || name == address ? address : $"{name} <{address}>";

    private static string Key(MailMessage mail) =>
        mail.BouncedAt is not null ? "bounced"
        : mail.SentAt is not null ? "sent"
        : mail.FailedAt is not null ? "failed"
        : mail.DroppedAt is not null ? "dropped"
        : mail.Failure is not null ? "delayed"
        : "waiting";
}
