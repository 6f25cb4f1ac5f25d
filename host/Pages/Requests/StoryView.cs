using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>One entry of the story with how long it had waited for the one who acted.</summary>
/// <param name="Entry">What happened.</param>
/// <param name="Waited">From the handing over of the task to the decision; null where nothing waited.</param>
public sealed record StoryView(TimelineEntry Entry, TimeSpan? Waited)
{
    public static IReadOnlyList<StoryView> Of(IEnumerable<TimelineEntry> entries, IReadOnlyList<StaffTask> tasks) =>
        [.. entries.Where(e => !IsResubmission(e, tasks)).OrderBy(e => e.Sequence).Select(e => new StoryView(e, WaitedFor(e, tasks)))];

    /// <summary>The decision by which a requester sends his correction: the line “sent it again” beside it says it better.</summary>
    private static bool IsResubmission(TimelineEntry entry, IReadOnlyList<StaffTask> tasks) =>
        entry is { Kind: TimelineKind.Decided, Outcome: Outcomes.Submitted, Comment: null or "" }
        && tasks.Any(t => t.Kind == TaskKind.Revision && t.StepName == entry.StepName);

    private static TimeSpan? WaitedFor(TimelineEntry entry, IReadOnlyList<StaffTask> tasks)
    {
        if (entry.Kind is not (TimelineKind.Decided or TimelineKind.TimedOut))
            return null;
        var task = tasks.Where(t => t.StepName == entry.StepName && t.CreatedAt <= entry.At && t.State != TaskState.Open && t.DecidedById == entry.ActorId)
            .OrderBy(t => ((t.DecidedAt ?? entry.At) - entry.At).Duration()).FirstOrDefault();
        return task is null ? null : entry.At - task.CreatedAt;
    }
}
