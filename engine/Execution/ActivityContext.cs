using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Execution;

/// <summary>What an activity sees of the run that it belongs to, and all that it may do to it.</summary>
public sealed class ActivityContext
{
    internal ActivityContext()
    {
    }

    /// <summary>The node of the definition that runs.</summary>
    public ActivityNode Node => throw new NotImplementedException();

    /// <summary>This run of the node; the same when a burst is repeated, so it serves as an idempotency key.</summary>
    public string ExecutionId => throw new NotImplementedException();

    public string InstanceId => throw new NotImplementedException();

    public string DefinitionId => throw new NotImplementedException();

    public string DefinitionVersionId => throw new NotImplementedException();

    public int DefinitionVersion => throw new NotImplementedException();

    public string? ParentInstanceId => throw new NotImplementedException();

    public string? CorrelationId { get; set; }

    public string? InstanceName { get; set; }

    /// <summary>The present instant (UTC).</summary>
    public DateTimeOffset Now => throw new NotImplementedException();

    public CancellationToken CancellationToken => throw new NotImplementedException();

    /// <summary>Scratch space of this execution; kept until it ends.</summary>
    public JsonObject Properties => throw new NotImplementedException();

    /// <summary>The inputs of the instance.</summary>
    public IReadOnlyDictionary<string, object?> Input => throw new NotImplementedException();

    /// <summary>What came with the start or the resumption that this burst serves.</summary>
    public IReadOnlyDictionary<string, object?> ResumeInput => throw new NotImplementedException();

    /// <summary>Where this execution waits.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => throw new NotImplementedException();

    /// <summary>True when this node is the trigger that started the run.</summary>
    public bool IsTrigger => throw new NotImplementedException();

    /// <summary>Waits: the execution stays open until the bookmark is resumed.</summary>
    /// <param name="name">What is waited for; with the payload it makes the hash by which a stimulus finds the bookmark.</param>
    /// <param name="payload">What tells this bookmark from others of the name.</param>
    /// <param name="dueAt">When set, a timer resumes the bookmark at this instant (UTC).</param>
    /// <param name="autoBurn">Whether the first resumption removes it.</param>
    /// <param name="instanceScoped">Whether the execution's id is part of the hash, so that only its id finds it.</param>
    public Bookmark CreateBookmark(
        string name, JsonNode? payload = null, DateTimeOffset? dueAt = null, bool autoBurn = true, bool instanceScoped = true)
        => throw new NotImplementedException();

    /// <summary>Removes one of this execution's bookmarks, and its timer; false when it is gone already.</summary>
    public bool RemoveBookmark(string id) => throw new NotImplementedException();

    /// <summary>Ends this execution with these outcomes, or with "Done" when none is named, as soon as the activity returns.</summary>
    public void Complete(params string[] outcomes) => throw new NotImplementedException();

    /// <summary>The value of the nearest variable of this name (or id); null when there is none.</summary>
    public object? GetVariable(string name) => throw new NotImplementedException();

    /// <summary>Sets the nearest variable of this name (or id), converted to its type.</summary>
    /// <exception cref="InvalidOperationException">No variable of this name is in scope.</exception>
    public void SetVariable(string name, object? value) => throw new NotImplementedException();

    /// <summary>Sets an output of the workflow that this node belongs to.</summary>
    public void SetOutput(string name, object? value) => throw new NotImplementedException();

    /// <summary>Asks for something to be done after the commit, at least once.</summary>
    public void Enqueue(JobRequest job) => throw new NotImplementedException();

    /// <summary>Writes a line of the journal.</summary>
    public void Log(string @event, string? message = null, JsonNode? payload = null) => throw new NotImplementedException();

    /// <summary>Runs the activity under a port of this node; false when the port is empty.</summary>
    /// <param name="port">The property that holds the activity, e.g. <c>Body</c>.</param>
    /// <param name="variables">Values by name that the child, and what it contains, sees as variables.</param>
    public bool ScheduleChild(string port, IReadOnlyDictionary<string, object?>? variables = null) => throw new NotImplementedException();
}
