using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Engine.Activities.Primitives;

/// <summary>How the result of a task finds the instance that waits for it.</summary>
public static class TaskStimulus
{
    /// <summary>The bookmark's name, and the activity's type.</summary>
    public const string Name = "Elsa.RunTask";

    /// <summary>The key under which the result is handed to the resumption; without it the activity fails.</summary>
    public const string InputKey = "RunTaskInput";

    public static JsonObject Payload(string taskId) => new() { ["TaskId"] = taskId };

    /// <summary>What to send when a task is done. Sent again, it changes nothing: the task waits no more.</summary>
    /// <param name="taskId">As the job that announced the task names it.</param>
    public static Stimulus Completed(string taskId, object? result) => new()
    {
        Name = Name,
        Payload = Payload(taskId),
        Key = $"task:{taskId}",
        Input = new Dictionary<string, object?> { [InputKey] = result },
    };
}
