using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Crm.Mail;

/// <summary>Which mails still serve somebody.</summary>
public static class WantedMail
{
    /// <summary>Nobody wants to be asked for what was decided, withdrawn or cancelled meanwhile.</summary>
    public static async Task<bool> IsWantedAsync(this IApprovalStore approvals, MailMessage mail, CancellationToken cancellationToken) =>
        mail.TaskId is null
        || !mail.TemplateKey.StartsWith("task.", StringComparison.Ordinal)
        || await approvals.FindTaskAsync(mail.TaskId, cancellationToken) is { State: TaskState.Open };
}
