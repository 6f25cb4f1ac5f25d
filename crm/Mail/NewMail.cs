using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Crm.Mail;

/// <summary>A mail before it is composed.</summary>
/// <param name="Key">The template, e.g. <c>task.assigned</c>.</param>
/// <param name="Occasion">Makes the Message-ID stable: the same occasion, key and receiver is the same mail, e.g. <c>{taskId}/reminder/1</c>.</param>
/// <param name="Facts">What the template's placeholders stand for, for the language that is asked for (<c>zh-CN</c>, <c>en</c>).</param>
public sealed record NewMail(string Key, string Occasion, Func<string, IReadOnlyDictionary<string, object?>> Facts)
{
    /// <summary>Threads all mails of a request.</summary>
    public string? RequestNumber { get; init; }

    /// <summary>The task that it is about, see <see cref="MailMessage.TaskId"/>.</summary>
    public string? TaskId { get; init; }

    /// <summary>The task that the receiver can decide by its links and by answering; null when there is nothing to decide.</summary>
    public StaffTask? Decides { get; init; }

    /// <summary>The Message-ID of the mail that this one answers, see <see cref="MailMessage.AnswersMessageId"/>.</summary>
    public string? Answers { get; init; }
}
