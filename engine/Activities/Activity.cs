using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities;

/// <summary>
/// One building block of a definition. A new object is made for each execution: its constructor's parameters come
/// from the services of the burst, its <see cref="InputAttribute"/> properties hold the evaluated inputs.
/// An activity that neither completes, creates a bookmark nor schedules a child in <see cref="ExecuteAsync"/> is completed with "Done".
/// Nothing may be awaited but the database transaction of the burst (decision 3): mails, calls and timers are jobs.
/// </summary>
public abstract class Activity
{
    /// <summary>
    /// What starts an instance, when the node is marked as able to: one stimulus of the activity's type for each payload. Asked once per
    /// published version, with inputs evaluated on the workflow's variables as declared; none means that the trigger is incomplete.
    /// </summary>
    /// <exception cref="Exception">An input is missing or wrong; the message says what to do.</exception>
    protected internal virtual IEnumerable<TriggerPayload> TriggerPayloads(ActivityContext context) => [];

    /// <summary>Runs the activity. Pure activities complete synchronously.</summary>
    protected internal abstract ValueTask ExecuteAsync(ActivityContext context);

    /// <summary>
    /// Runs when one of this execution's bookmarks is resumed; <see cref="ActivityContext.ResumeInput"/> holds what came with it.
    /// The default completes with "Done".
    /// </summary>
    protected internal virtual ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark)
    {
        context.Complete();
        return default;
    }

    /// <summary>Runs when the execution is cancelled (a join took another branch, the request was withdrawn): close what stands open outside the engine.</summary>
    protected internal virtual ValueTask CancelAsync(ActivityContext context) => default;

    /// <summary>Runs when an activity that this one has scheduled ends. The default completes with "Done".</summary>
    protected internal virtual ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        context.Complete();
        return default;
    }

    /// <summary>Runs when a join of this container has cut one of its branches.</summary>
    internal virtual ValueTask ChildCanceledAsync(ActivityContext context, ActivityExecution child) => default;
}
