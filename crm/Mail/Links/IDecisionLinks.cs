namespace WorkflowCrm.Crm.Mail.Links;

/// <summary>Keeps the links that decide. They are stored together with their mail.</summary>
public interface IDecisionLinks
{
    /// <summary>Null when no link has this hash.</summary>
    Task<DecisionLink?> FindAsync(string hash, CancellationToken cancellationToken);

    /// <summary>The links of a mail.</summary>
    Task<IReadOnlyList<DecisionLink>> OfMailAsync(string mailId, CancellationToken cancellationToken);

    /// <summary>The links of all mails about a task.</summary>
    Task<IReadOnlyList<DecisionLink>> OfTaskAsync(string taskId, CancellationToken cancellationToken);

    /// <summary>Notes in the running unit of work that it decides; false, and nothing is changed, when it has decided or was made void.</summary>
    Task<bool> UseAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Makes all links of a mail void that have not decided yet; how many there were.</summary>
    Task<int> RevokeAsync(string mailId, DateTimeOffset at, CancellationToken cancellationToken);
}
