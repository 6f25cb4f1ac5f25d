using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Execution;

/// <summary>What an activity sees of the run that it belongs to, and all that it may do to it.</summary>
public sealed class ActivityContext
{
    internal ActivityContext(Burst burst, ActivityExecution execution)
    {
        Burst = burst;
        Execution = execution;
    }

    /// <summary>The node of the definition that runs.</summary>
    public ActivityNode Node => Execution.Node.Source;

    /// <summary>This run of the node; the same when a burst is repeated, so it serves as an idempotency key.</summary>
    public string ExecutionId => Execution.Id;

    public string InstanceId => Burst.State.Id;

    public string DefinitionId => Burst.State.DefinitionId;

    public string DefinitionVersionId => Burst.State.DefinitionVersionId;

    public int DefinitionVersion => Burst.State.DefinitionVersion;

    public string? ParentInstanceId => Burst.State.ParentInstanceId;

    public string? CorrelationId
    {
        get => Burst.State.CorrelationId;
        set => Burst.State.CorrelationId = Name(value, "correlation id");
    }

    public string? InstanceName
    {
        get => Burst.State.Name;
        set => Burst.State.Name = Name(value, "name of an instance");
    }

    /// <summary>The instant of the burst (UTC); it does not move while the burst runs.</summary>
    public DateTimeOffset Now => Burst.Now;

    public CancellationToken CancellationToken => Burst.CancellationToken;

    /// <summary>Scratch space of this execution; kept until it ends.</summary>
    public JsonObject Properties => Execution.Properties ??= [];

    /// <summary>The inputs of the instance.</summary>
    public IReadOnlyDictionary<string, object?> Input => Burst.State.Input;

    /// <summary>What came with the start or the resumption that this burst serves.</summary>
    public IReadOnlyDictionary<string, object?> ResumeInput => Burst.Input;

    /// <summary>Where this execution waits.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => Burst.Bookmarks.Of(Execution);

    /// <summary>True when this is the trigger that started the run; when the flow comes back to its node, it waits like any other.</summary>
    public bool IsTrigger => Burst.TriggerExecutionId == ExecutionId;

    internal Burst Burst { get; }

    internal ActivityExecution Execution { get; }

    internal string? TriggerActivityId => Burst.IsNew ? Burst.State.TriggerActivityId : null;

    /// <summary>The outcomes that the activity has asked to end with; null while it has not.</summary>
    internal string[]? RequestedOutcomes { get; set; }

    /// <summary>What is to end instead of just this activity: its workflow or the whole instance.</summary>
    internal EndScope EndScope { get; set; }

    internal bool HasOpenChildren => Execution.RunningChildren + Execution.HaltedChildren + Execution.QueuedChildren > 0;

    /// <summary>Waits: the execution stays open until the bookmark is resumed.</summary>
    /// <param name="name">What is waited for; with the payload it makes the hash by which a stimulus finds the bookmark.</param>
    /// <param name="payload">What tells this bookmark from others of the name.</param>
    /// <param name="dueAt">When set, a timer resumes the bookmark at this instant (UTC).</param>
    /// <param name="autoBurn">Whether the first resumption removes it.</param>
    /// <param name="instanceScoped">Whether the execution's id is part of the hash, so that only its id finds it.</param>
    /// <param name="settings">What whoever brings the stimulus must know besides; no part of the hash.</param>
    public Bookmark CreateBookmark(
        string name,
        JsonNode? payload = null,
        DateTimeOffset? dueAt = null,
        bool autoBurn = true,
        bool instanceScoped = true,
        JsonObject? settings = null)
    {
        BurstMeter.OneMore(Burst.Bookmarks.Count, Burst.Meter.Limits.Bookmarks, "places where the instance waits");
        Burst.Meter.Keep("a bookmark", payload);
        var bookmark = new Bookmark
        {
            Id = Burst.NewId(),
            Name = name,
            Hash = BookmarkHash.Compute(name, payload, instanceScoped ? ExecutionId : null),
            Payload = payload,
            Settings = settings,
            ActivityId = Node.Id,
            NodeId = Execution.NodeId,
            ExecutionId = ExecutionId,
            CreatedAt = Now,
            DueAt = dueAt?.ToUniversalTime(),
            AutoBurn = autoBurn,
            IsShared = !instanceScoped,
        };
        Burst.Bookmarks.Add(bookmark);
        return bookmark;
    }

    /// <summary>Removes one of this execution's bookmarks, and its timer; false when it is gone already.</summary>
    public bool RemoveBookmark(string id) => Burst.Bookmarks.Remove(id, Execution);

    /// <summary>Ends this execution with these outcomes, or with "Done" when none is named, as soon as the activity returns.</summary>
    public void Complete(params string[] outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        foreach (var outcome in outcomes)
        {
            Burst.Meter.Keep("an outcome", outcome);
        }

        RequestedOutcomes = outcomes.Length == 0 ? Outcomes.Default : outcomes;
    }

    /// <summary>Ends this execution and the workflow that contains it; a workflow used as an activity ends with these outcomes.</summary>
    public void CompleteWorkflow(params string[] outcomes)
    {
        Complete(outcomes);
        EndScope = EndScope.Workflow;
    }

    /// <summary>Ends this execution and the whole instance, whatever still waits.</summary>
    public void FinishInstance()
    {
        Complete();
        EndScope = EndScope.Instance;
    }

    /// <summary>The value of the nearest variable of this name (or id); null when there is none.</summary>
    public object? GetVariable(string name) => TryGetVariable(name, out var value) ? value : null;

    /// <summary>The value of the nearest variable of this name (or id); false when there is none.</summary>
    public bool TryGetVariable(string name, out object? value) => VariableScope.TryGet(Burst, Execution, name, out value);

    /// <summary>Sets the nearest variable of this name (or id), converted to its type.</summary>
    /// <exception cref="InvalidOperationException">No variable of this name is in scope.</exception>
    public void SetVariable(string name, object? value)
    {
        if (!VariableScope.TrySet(Burst, Execution, name, value))
        {
            throw new InvalidOperationException($"There is no variable '{name}' here.");
        }
    }

    /// <summary>An input of the workflow that this node belongs to: what came with this burst, what was kept, or the declared default.</summary>
    public object? GetInput(string name)
    {
        if (VariableScope.Composite(Execution.Parent) is { } composite)
        {
            return VariableScope.TryGet(Burst, composite, name, out var own) ? own : null;
        }

        if (!Burst.Input.TryGetValue(name, out var value) && !Burst.State.Input.TryGetValue(name, out value))
        {
            return Burst.Workflow.Inputs.TryGetValue(name, out var declared) ? PlainValue.Copy(declared.Default) : null;
        }

        var plain = PlainValue.From(value);
        return Burst.Workflow.Inputs.TryGetValue(name, out var input) ? input.Restore(plain) : plain;
    }

    /// <summary>Whether the workflow declares this input or was given it.</summary>
    internal bool HasInput(string name) => VariableScope.Composite(Execution.Parent) is { } composite
        ? VariableScope.TryGet(Burst, composite, name, out _)
        : Burst.Workflow.Inputs.ContainsKey(name) || Burst.State.Input.ContainsKey(name) || Burst.Input.ContainsKey(name);

    /// <summary>Sets an output of the workflow that this node belongs to.</summary>
    public void SetOutput(string name, object? value)
    {
        for (var composite = VariableScope.Composite(Execution.Parent); composite is not null; composite = VariableScope.Composite(composite.Parent))
        {
            if (composite.Node.Workflow!.Outputs.Any(output => output.Variable.Name == name))
            {
                VariableScope.TrySet(Burst, composite, name, value);
                return;
            }
        }

        Burst.Meter.Keep($"the output '{name}'", value);
        Burst.State.Output[name] = PlainValue.Copy(PlainValue.From(value));
    }

    /// <summary>How many instances may still start each other below this one; 0 when no more may.</summary>
    internal int DepthLeft => Burst.Limits.ChildDepth - Burst.State.Depth;

    /// <summary>Asks for something to be done after the commit, at least once.</summary>
    /// <exception cref="LimitExceededException">The burst asks for too many jobs, or the payload is too large.</exception>
    public void Enqueue(JobRequest job)
    {
        ArgumentNullException.ThrowIfNull(job);
        BurstMeter.OneMore(Burst.Jobs.Count, Burst.Meter.Limits.JobsPerBurst, "jobs of one run");
        Burst.Meter.Keep("a job", job.Payload);
        Burst.Jobs.Add(job);
    }

    /// <summary>Writes a line of the journal.</summary>
    /// <exception cref="LimitExceededException">The line is too long.</exception>
    public void Log(string @event, string? message = null, JsonNode? payload = null)
    {
        Burst.Meter.Line(message);
        Burst.Meter.Keep("a journal entry", payload);
        Burst.Journal.Write(Execution, @event, message, payload);
    }

    /// <summary>Runs the activity under a port of this node; false when the port is empty.</summary>
    /// <param name="port">The property that holds the activity, e.g. <c>Body</c>.</param>
    /// <param name="variables">Values by name that the child, and what it contains, sees as variables.</param>
    public bool ScheduleChild(string port, IReadOnlyDictionary<string, object?>? variables = null)
    {
        if (Execution.Node.Child(port) is not { } child)
        {
            return false;
        }

        ScheduleChild(child, variables);
        return true;
    }

    /// <summary>What lists show and are searched by.</summary>
    private static string? Name(string? value, string what)
    {
        const int longest = 1_000;
        return value?.Length > longest ? throw new LimitExceededException($"The {what} may have {longest} characters; this one has {value.Length}.") : value;
    }

    internal void ScheduleChild(CompiledNode child, IReadOnlyDictionary<string, object?>? variables = null)
        => Burst.Schedule(new WorkItem(child, Execution, variables));

    /// <summary>Keeps the value of an output for scripts that ask for it.</summary>
    internal void RecordOutput(string name, object? value)
    {
        if (Burst.Workflow.KeepsOutputs)
        {
            var plain = PlainValue.Copy(PlainValue.From(value));
            Burst.Meter.Keep($"the output '{name}'", plain);
            var outputs = Burst.State.ActivityOutputs ??= [];
            if (!outputs.TryGetValue(Execution.NodeId, out var mine))
            {
                outputs[Execution.NodeId] = mine = [];
            }

            mine[name] = plain;
            Burst.State.LastResult = plain;
        }
    }
}
