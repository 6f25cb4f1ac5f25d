namespace WorkflowCrm.Engine.Runtime.Jobs;

/// <summary>
/// The kinds of jobs that the engine asks for. All but <see cref="HttpRequest"/> and <see cref="RunTask"/> only change the database:
/// <see cref="WorkflowJobs.RunAsync"/> does them within one transaction. A timer's job has the kind <see cref="Timer"/>.
/// </summary>
public static class WorkflowJobKinds
{
    /// <summary>Resumes a bookmark that has a due time; key: the bookmark's id; payload: <see cref="ResumePayload"/>.</summary>
    public const string Timer = "timer";

    /// <summary>Resumes a bookmark; key: the bookmark's id, or its id and the stimulus when it may be resumed several times; payload: <see cref="ResumePayload"/>.</summary>
    public const string Resume = "resume-bookmark";

    /// <summary>Starts an instance; key: its id, which is known beforehand; payload: <see cref="StartPayload"/>.</summary>
    public const string Start = "start-workflow";

    /// <summary>Sends an event; key: the execution that published it; payload: <see cref="EventPayload"/>.</summary>
    public const string PublishEvent = "publish-event";

    /// <summary>Tells an instance that one it started has ended; key: the ended instance's id; payload: <see cref="ChildEndPayload"/>.</summary>
    public const string ChildEnd = "child-ended";

    /// <summary>Ends an instance; key: its id; payload: <see cref="CancelPayload"/>.</summary>
    public const string Cancel = "cancel-workflow";

    /// <summary>Ends what an instance has started; key: its id; payload: <see cref="CancelPayload"/>.</summary>
    public const string CancelChildren = "cancel-children";

    /// <summary>Calls a server; key: the bookmark's id, which is also the idempotency key of the call. Performed by the host, outside of any transaction.</summary>
    public const string HttpRequest = "http-request";

    /// <summary>Announces a task to whoever performs tasks of its name; key: the task's id. Performed by the host.</summary>
    public const string RunTask = "run-task";

    /// <summary>Those that <see cref="WorkflowJobs.RunAsync"/> does.</summary>
    public static IReadOnlyList<string> OfEngine { get; } = [Timer, Resume, Start, PublishEvent, ChildEnd, Cancel, CancelChildren];
}
