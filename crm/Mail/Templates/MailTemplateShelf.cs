namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>Reads the templates for those who edit and offer them.</summary>
public sealed class MailTemplateShelf(IMailTemplateStore store, MailTemplates shipped)
{
    /// <summary>Every template that can be sent, those that were removed left out, in the order of their keys.</summary>
    public async Task<IReadOnlyList<MailTemplateEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var latest = (await store.LatestAsync(cancellationToken)).ToDictionary(v => v.Key, StringComparer.Ordinal);
        return [.. shipped.Keys.Union(latest.Keys).Order(StringComparer.Ordinal)
            .Select(key => new MailTemplateEntry(key, shipped.ContentOf(key), latest.GetValueOrDefault(key)))
            .Where(entry => !entry.IsRemoved)];
    }

    /// <summary>One template, removed ones included; null when there was never any.</summary>
    public async Task<MailTemplateEntry?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var latest = await store.LatestNumberAsync(key, cancellationToken) is { } number ? await store.FindAsync(key, number, cancellationToken) : null;
        return latest is null && !shipped.Exists(key) ? null : new MailTemplateEntry(key, shipped.ContentOf(key), latest);
    }

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<MailTemplateVersion>> VersionsAsync(string key, CancellationToken cancellationToken) => store.VersionsAsync(key, cancellationToken);
}
