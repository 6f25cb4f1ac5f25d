using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Crm.Tests.Fakes;

public sealed class FakeSite : ISiteAddress
{
    public string Sender => "workflow@tuofan.example";

    public string MailDomain => "tuofan.example";

    public string? Mailbox => "oa@tuofan.example";

    public Uri Of(string path) => new(new Uri("https://crm.tuofan.example"), path);
}
