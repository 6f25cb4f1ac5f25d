using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Activities.Processes;

/// <summary>What the job of kind <c>timer</c> does: resumes the bookmark whose time has come, as one unit of work.</summary>
public sealed class ProcessTimer(IUnitOfWork unitOfWork, IApprovalStore approvals, Bursts bursts)
{
    private static readonly Dictionary<string, object?> s_nothing = [];

    /// <summary>
    /// Nothing happens when the bookmark is gone (a decision was quicker); then the answer is false.
    /// The request is locked before the instance, in the order that decisions take, so the two cannot block each other for ever.
    /// </summary>
    public Task<bool> FireAsync(string instanceId, string bookmarkId, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(async token =>
        {
            await approvals.LockByInstanceAsync(instanceId, token);
            return await bursts.ResumeAsync(instanceId, bookmarkId, s_nothing, token);
        }, cancellationToken);
}
