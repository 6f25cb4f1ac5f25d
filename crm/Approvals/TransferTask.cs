namespace WorkflowCrm.Crm.Approvals;

/// <summary>Hands an open task on to somebody else (转交); the former assignee drops out.</summary>
public sealed class TransferTask
{
    /// <summary>
    /// <paramref name="to"/> is a person's id or login. Allowed to the assignee, his acting deputy, and administrators.
    /// Never to the requester of an approval (R060) nor to somebody who has left.
    /// </summary>
    public Task<Result<Request>> RunAsync(string personId, string taskId, string to, string? comment, Channel channel, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
