namespace WorkflowCrm.Crm.Approvals;

/// <summary>The requester takes his request back while nothing was given yet (撤回).</summary>
public sealed class WithdrawRequest
{
    public Task<Result<Request>> RunAsync(string personId, string requestNumber, string? reason, Channel channel, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
