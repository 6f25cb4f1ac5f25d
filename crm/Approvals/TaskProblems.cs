using System.Globalization;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>Why nothing can be done with a task any more.</summary>
internal static class TaskProblems
{
    /// <summary><c>task-already-decided</c> (with by, at, outcome) or <c>task-no-longer-open</c>; null while the task is open.</summary>
    public static Problem? Closed(Organisation company, Request request, StaffTask task)
    {
        if (task.State == TaskState.Decided)
        {
            return Problem.Conflict(
                "task-already-decided",
                ("by", company.Find(task.DecidedById)?.Name ?? ""),
                ("at", task.DecidedAt?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? ""),
                ("outcome", task.Outcome ?? ""));
        }

        return task.State != TaskState.Open || request.Status == RequestStatus.Finished ? Problem.Conflict("task-no-longer-open") : null;
    }
}
