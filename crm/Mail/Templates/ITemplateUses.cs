namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>Knows which processes send which mails.</summary>
public interface ITemplateUses
{
    /// <summary>Every use in the latest and in the published version of every process.</summary>
    Task<IReadOnlyList<TemplateUse>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>A process that sends a mail.</summary>
/// <param name="Key">The template.</param>
/// <param name="DefinitionId">The process.</param>
/// <param name="Name">What the process is called, in the reader's language.</param>
/// <param name="IsPublished">Requests can start that send it; else only a draft does.</param>
/// <param name="Facts">The placeholders that its step fills besides the common ones.</param>
public sealed record TemplateUse(string Key, string DefinitionId, string Name, bool IsPublished, IReadOnlyList<string> Facts);
