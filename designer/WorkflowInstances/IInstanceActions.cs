using WorkflowCrm.Designer.Answers;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>What an owner does to instances from the Studio; who he is, and that it stands in the audit trail, is the program's business.</summary>
public interface IInstanceActions
{
    /// <summary>Ends them; those that have ended already stay as they are.</summary>
    /// <returns>How many were ended.</returns>
    Task<StudioAnswer<int>> CancelAsync(InstanceChoice choice, CancellationToken cancellationToken);

    /// <summary>Ends and deletes them, all or none.</summary>
    /// <returns>How many were deleted.</returns>
    Task<StudioAnswer<int>> DeleteAsync(IReadOnlyList<string> instanceIds, CancellationToken cancellationToken);

    /// <summary>Runs what has failed in them again.</summary>
    /// <param name="activityIds">Only these activities; empty for all.</param>
    Task<StudioAnswer<RetriedInstances>> RetryAsync(IReadOnlyList<string> instanceIds, IReadOnlyList<string> activityIds, CancellationToken cancellationToken);
}
