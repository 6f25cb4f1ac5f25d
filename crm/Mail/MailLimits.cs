namespace WorkflowCrm.Crm.Mail;

/// <summary>How many mails the program sends by itself to people whom nobody knows.</summary>
/// <param name="ConfirmationsAnHour">To all of them together; 0 for none at all.</param>
public sealed record MailLimits(int ConfirmationsAnHour = MailLimits.UsualConfirmationsAnHour)
{
    public const int UsualConfirmationsAnHour = 60;
}
