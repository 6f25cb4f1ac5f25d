using WorkflowCrm.Crm.Mail.Templates;

namespace WorkflowCrm.Host.Mail.Templates;

/// <summary>Writes to the log what the administrator should look into.</summary>
internal sealed class TemplateAlarm(ILogger<TemplateAlarm> log) : ITemplateAlarm
{
    public void Broken(string key, int version, Exception why) => log.LogError(
        why, "Version {Version} of the mail template {Template} cannot be used; the mail went out with the shipped text. Publish a version that passes the check at /admin/mail-templates/{Template}.", version, key, key);
}
