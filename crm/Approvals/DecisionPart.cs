namespace WorkflowCrm.Crm.Approvals;

/// <summary>What a channel does within the transaction of a decision.</summary>
public sealed record DecisionPart
{
    public static DecisionPart None { get; } = new();

    /// <summary>
    /// Asked when nothing else stands against the decision, before any of it is carried out; a problem refuses it, and then nothing
    /// may have been changed. The request is locked.
    /// </summary>
    public Func<CancellationToken, Task<Problem?>> PermitAsync { get; init; } = _ => Task.FromResult<Problem?>(null);

    /// <summary>Stores what belongs to the decision, after it was carried out.</summary>
    public Func<CancellationToken, Task> FollowAsync { get; init; } = _ => Task.CompletedTask;
}
