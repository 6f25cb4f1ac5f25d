using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Crm.Mail;

/// <summary>Who on the staff stands for a request towards somebody outside.</summary>
internal static class Caretaker
{
    /// <summary>The last piece of work on it; null before anybody has worked on it.</summary>
    public static StaffTask? LastWork(IEnumerable<StaffTask> tasks) =>
        tasks.Where(t => t is { State: TaskState.Decided, Kind: TaskKind.Work }).OrderBy(t => t.DecidedAt).LastOrDefault();
}
