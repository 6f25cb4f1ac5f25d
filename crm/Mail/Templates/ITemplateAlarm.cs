namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>Tells whoever runs the program that a published template cannot be used, and that the mail went out with another text.</summary>
public interface ITemplateAlarm
{
    /// <param name="key">The template.</param>
    /// <param name="version">Its version.</param>
    /// <param name="why">What went wrong.</param>
    void Broken(string key, int version, Exception why);
}
