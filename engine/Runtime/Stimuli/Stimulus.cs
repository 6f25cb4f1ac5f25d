using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Runtime.Stimuli;

/// <summary>Something that happened outside: it starts what its triggers name and resumes what waits for it.</summary>
public sealed record Stimulus
{
    /// <summary>What kind of thing happened; the name of the bookmarks and triggers that wait for it, e.g. <c>Elsa.Event</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What tells it from others of the name; with the name it makes the hash.</summary>
    public JsonNode? Payload { get; init; }

    /// <summary>
    /// Tells this occurrence from every other one, e.g. a mail's Message-ID. What has started or resumed something, or is kept, does nothing
    /// when it is sent again under the same key within <see cref="EngineLimits.EarlyStimulus"/>; an instance is never started twice by it.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Only instances with this correlation id are resumed, and new ones carry it; null resumes whoever waits.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Only this instance is resumed, and nothing is started; null means any.</summary>
    public string? InstanceId { get; init; }

    /// <summary>What the activity finds in <see cref="ActivityContext.ResumeInput"/>; a new instance has it as its input.</summary>
    public IReadOnlyDictionary<string, object?> Input { get; init; } = new Dictionary<string, object?>();

    /// <summary>
    /// Whether it is kept for a while when nobody waits for it yet. Only one that names a correlation or an instance is: it waits for
    /// that one alone, so that an old event never wakes a stranger.
    /// </summary>
    public bool IsKept { get; init; } = true;

    /// <summary>The hash by which bookmarks and triggers are found.</summary>
    public string Hash => BookmarkHash.Compute(Name, Payload);
}
