using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Activities.Tests.Fakes;

public sealed class TestSite : ISiteAddress
{
    public string Sender => "workflow@tuofan.example";

    public string MailDomain => "tuofan.example";

    public string? Mailbox => "oa@tuofan.example";

    public Uri Of(string path) => new("https://crm.example" + path);
}
