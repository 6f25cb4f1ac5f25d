using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Mail;

/// <summary>Composes a mail from its template and stores it with its sending job in the running unit of work.</summary>
public sealed class SendMail
{
    /// <param name="key">The template, e.g. <c>task.assigned</c>.</param>
    /// <param name="to">Receives it at his mail address.</param>
    /// <param name="occasion">Makes the Message-ID stable: the same occasion, key and person is the same mail, e.g. <c>{taskId}/reminder/1</c>.</param>
    /// <param name="facts">What the template's placeholders stand for, for the language that is asked for (<c>zh-CN</c>, <c>en</c>).</param>
    /// <param name="requestNumber">Threads all mails of a request.</param>
    public Task ToAsync(
        string key,
        Person to,
        string occasion,
        Func<string, IReadOnlyDictionary<string, object?>> facts,
        string? requestNumber,
        string? taskId,
        CancellationToken cancellationToken) => throw new NotImplementedException();
}
