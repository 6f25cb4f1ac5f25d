namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>Keeps the versions of mail templates. They are never changed or deleted, so whoever knows a key and a number knows the text.</summary>
public interface IMailTemplateStore
{
    /// <summary>Makes those who change the same template wait for each other until the running unit of work ends.</summary>
    Task LockAsync(string key, CancellationToken cancellationToken);

    /// <summary>Adds a version in the running unit of work.</summary>
    void Add(MailTemplateVersion version);

    /// <summary>The newest version's number, as the running unit of work sees it; null when there is none. Cheap: it is asked for each mail.</summary>
    Task<int?> LatestNumberAsync(string key, CancellationToken cancellationToken);

    /// <summary>One version; null when there is none.</summary>
    Task<MailTemplateVersion?> FindAsync(string key, int version, CancellationToken cancellationToken);

    /// <summary>All versions of a template, the newest first.</summary>
    Task<IReadOnlyList<MailTemplateVersion>> VersionsAsync(string key, CancellationToken cancellationToken);

    /// <summary>The newest version of every template that has one, in the order of their keys.</summary>
    Task<IReadOnlyList<MailTemplateVersion>> LatestAsync(CancellationToken cancellationToken);
}
