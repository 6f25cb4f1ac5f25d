namespace WorkflowCrm.Crm.Mail;

/// <summary>A word that stands in the templates' word list under <c>{Group}.{Code}</c>, e.g. <c>why.manager</c>; shown in the language of the block.</summary>
public sealed record MailWord(string Group, string Code)
{
    public string Key => $"{Group}.{Code}";
}
