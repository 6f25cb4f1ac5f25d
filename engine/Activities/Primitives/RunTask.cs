using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Primitives;

/// <summary>Asks somebody outside to do a task, and waits until it is done (<see cref="TaskStimulus.Completed"/>).</summary>
[Activity(TaskStimulus.Name, DisplayName = "Run task", Description = "Asks an outside program to do a task and waits for its result.", Category = "Primitives")]
internal sealed class RunTask : Activity
{
    [Input(DisplayName = "Task name", Description = "What is to be done.")]
    public string? TaskName { get; set; }

    [Input(Description = "What the task needs to know.", UIHint = "multiline")]
    public object? Payload { get; set; }

    [Output(DisplayName = "Task ID", Description = "By which the task is reported as done.")]
    public string? TaskId { get; set; }

    [Output(Description = "The task's result.")]
    public object? Result { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (string.IsNullOrWhiteSpace(TaskName))
        {
            throw new InvalidOperationException("The task has no name; say what is to be done.");
        }

        TaskId = context.Burst.NewId();
        context.CreateBookmark(TaskStimulus.Name, TaskStimulus.Payload(TaskId), instanceScoped: false);
        context.Enqueue(WorkflowJobs.Request(
            WorkflowJobKinds.RunTask, TaskId, new RunTaskPayload(context.InstanceId, TaskId, TaskName, PlainValue.ToNode(Payload))));
        return default;
    }

    protected internal override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark)
    {
        Result = context.ResumeInput.TryGetValue(TaskStimulus.InputKey, out var result)
            ? result
            : throw new KeyNotFoundException($"The given key '{TaskStimulus.InputKey}' was not present in the dictionary.");
        context.Complete();
        return default;
    }
}
