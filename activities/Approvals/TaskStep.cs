using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Activities.Time;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Approvals;

/// <summary>
/// A step that waits for a person: makes the task, minds its clock (remind, escalate, lapse) and takes the decision.
/// The task and its bookmarks are made in one burst, so there is never a task without a way back into the process.
/// </summary>
public abstract class TaskStep(TaskDesk desk, IApprovalStore approvals, WorkingCalendar calendar) : Activity
{
    internal const string Decision = "decision";
    internal const string Remind = "remind";
    internal const string Escalate = "escalate";
    internal const string Expire = "expire";
    private const string TaskId = "taskId";

    [Input(DisplayName = "Step name", Description = "What the task is called; the activity's own display name when empty.")]
    public string? StepName { get; set; }

    [Input(DisplayName = "Remind after", Unit = "duration", Description = "Mails a reminder when the task has been open so long, e.g. 1wd (working days), 4wh (working hours), 2h.")]
    public string? RemindAfter { get; set; }

    [Input(DisplayName = "Lapse after", Unit = "duration", Description = "The task closes by itself when nobody has acted for so long, e.g. 5wd, with outcome TimedOut.")]
    public string? ExpireAfter { get; set; }

    /// <summary>Whether whoever decides by a link in a mail must have signed in.</summary>
    protected virtual bool LinksNeedSignIn => false;

    /// <summary>The moments (UTC) that the clock of this task knows; null where there is none.</summary>
    protected virtual StepTimes TimesFrom(DateTimeOffset start) => new()
    {
        Remind = calendar.After(start, RemindAfter),
        Expire = calendar.After(start, ExpireAfter),
        DueRule = DurationText.Normalise(ExpireAfter),
    };

    /// <summary>The next reminder (UTC) after one that was sent at <paramref name="last"/>; null for no more.</summary>
    protected virtual DateTimeOffset? RemindAgainAfter(DateTimeOffset last) => null;

    /// <summary>The task that this step wants done, without its times.</summary>
    protected abstract ValueTask<NewTask> DescribeAsync(ActivityContext context, string stepName);

    /// <summary>A person decided: takes over what he said. The execution completes with the outcome afterwards.</summary>
    protected abstract ValueTask DecidedAsync(ActivityContext context, StaffTask task, JsonObject? form);

    /// <summary>Hands the task to the one above. Only steps with an escalation time come here.</summary>
    protected virtual Task EscalateAsync(string taskId, CancellationToken cancellationToken) => Task.CompletedTask;

    protected sealed override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var times = TimesFrom(context.Now);
        var wanted = await DescribeAsync(context, StepNames.Of(context.Node, StepName));
        var task = await desk.AssignAsync(
            wanted with { LinkNeedsSignIn = LinksNeedSignIn, DueAt = times.Due, ExpiresAt = times.Expire, DueRule = times.DueRule }, context.CancellationToken);
        if (task.State == TaskState.Skipped)
        {
            await DecidedAsync(context, task, null);
            context.Complete(task.Outcome ?? Outcomes.Approved);
            return;
        }

        context.Properties[TaskId] = task.Id;
        task.BookmarkId = context.CreateBookmark(Decision, new JsonObject { [TaskId] = task.Id }).Id;
        StartTimer(context, Remind, times.Remind);
        StartTimer(context, Escalate, times.Escalate);
        StartTimer(context, Expire, times.Expire);
    }

    protected sealed override async ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark)
    {
        var taskId = TaskIdOf(context);
        switch (bookmark.Name)
        {
            case Remind:
                await desk.RemindAsync(taskId, context.CancellationToken);
                StartTimer(context, Remind, NextReminder(bookmark.DueAt ?? context.Now, context.Now));
                break;
            case Escalate:
                await EscalateAsync(taskId, context.CancellationToken);
                break;
            case Expire:
                await desk.LapseAsync(taskId, context.CancellationToken);
                context.Complete(Outcomes.TimedOut);
                break;
            default:
                var (_, task) = await approvals.LockByTaskAsync(taskId, context.CancellationToken)
                    ?? throw new InvalidOperationException($"The task {taskId} is gone.");
                await DecidedAsync(context, task, context.ResumeInput.GetValueOrDefault(ResumeKeys.Form) as JsonObject);
                context.Complete(context.ResumeInput.GetValueOrDefault(ResumeKeys.Outcome) as string
                    ?? throw new InvalidOperationException("The decision came without an outcome."));
                break;
        }
    }

    protected sealed override async ValueTask CancelAsync(ActivityContext context)
    {
        if (context.Properties[TaskId] is { } taskId)
            await desk.CancelAsync(taskId.GetValue<string>(), context.CancellationToken);
    }

    private static string TaskIdOf(ActivityContext context) => context.Properties[TaskId]!.GetValue<string>();

    private static void StartTimer(ActivityContext context, string name, DateTimeOffset? dueAt)
    {
        if (dueAt is not null)
            context.CreateBookmark(name, dueAt: dueAt);
    }

    /// <summary>Reminders that fell due while nothing ran are one reminder, not a burst of mails.</summary>
    private DateTimeOffset? NextReminder(DateTimeOffset last, DateTimeOffset now)
    {
        var next = RemindAgainAfter(last);
        while (next <= now)
            next = RemindAgainAfter(next.Value);
        return next;
    }
}
