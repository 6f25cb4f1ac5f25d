namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>A template, filled in, became longer than any mail may be.</summary>
public sealed class TemplateOutputException : Exception
{
    public TemplateOutputException()
        : this($"The template gives more than {TemplateLimits.Output} characters.")
    {
    }

    public TemplateOutputException(string message)
        : base(message)
    {
    }

    public TemplateOutputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
