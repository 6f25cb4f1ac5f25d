using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Simulation;

namespace WorkflowCrm.Activities.Simulation;

/// <summary>What is tried, and what people do in it.</summary>
public sealed record SimulationScript
{
    /// <summary>The text that is tried; it need not be stored.</summary>
    public required WorkflowDefinition Definition { get; init; }

    /// <summary>Who asks; needed for a process that begins with a form.</summary>
    public string? RequesterId { get; init; }

    /// <summary>What the form is filled with, or the inputs of a process without one.</summary>
    public JsonObject Inputs { get; init; } = [];

    /// <summary>When it begins; null means now.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>What people decide. Each entry is used once, by the first task that it fits; the others decide in the usual way.</summary>
    public IReadOnlyList<ScriptedDecision> Decisions { get; init; } = [];

    public IReadOnlyList<ScriptedEvent> Events { get; init; } = [];

    /// <summary>Makes those decide at random of whom the script does not speak, always the same way for the same seed; null lets them take the first outcome at once.</summary>
    public ulong? Seed { get; init; }

    public SimulationLimits Limits { get; init; } = new();
}

/// <summary>What somebody decides.</summary>
/// <param name="Step">The step's name as people read it, or the activity's name or id.</param>
public sealed record ScriptedDecision(string Step)
{
    /// <summary>One of the task's outcomes; null takes the first.</summary>
    public string? Outcome { get; init; }

    public string? Comment { get; init; }

    /// <summary>How long after the task was made, e.g. <c>2wd</c>, <c>4wh</c>, <c>30min</c>; null means at once.</summary>
    public string? After { get; init; }

    /// <summary>What is filled in; null fills in what the form demands.</summary>
    public JsonObject? Form { get; init; }

    /// <summary>Who decides; null means the one whose task it is.</summary>
    public string? PersonId { get; init; }

    /// <summary>Nobody ever acts on it.</summary>
    public bool IsIgnored { get; init; }
}

/// <summary>An event that comes from outside.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="After">How long after the start, e.g. <c>3wd</c>; null means at once.</param>
/// <param name="Payload">What comes with it.</param>
public sealed record ScriptedEvent(string Name, string? After = null, JsonNode? Payload = null);
