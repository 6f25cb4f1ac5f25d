namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>The placeholders that a template may use: what its mail fills, and what the processes that send it add.</summary>
public static class TemplatePlaceholders
{
    /// <param name="key">The template.</param>
    /// <param name="uses">Where it is used; of other templates' uses nothing is taken.</param>
    public static IReadOnlyList<string> Of(string key, IEnumerable<TemplateUse> uses) =>
        [.. (MailPlaceholders.Of(key) ?? MailPlaceholders.OfOwn).Concat(uses.Where(use => use.Key == key).SelectMany(use => use.Facts)).Distinct(StringComparer.Ordinal)];
}
