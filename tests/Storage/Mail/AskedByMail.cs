using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Storage.Tests.Mail;

/// <summary>A request that waits for one approver, and the mail that asks him.</summary>
internal sealed record AskedByMail(Request Request, MailMessage Mail);
