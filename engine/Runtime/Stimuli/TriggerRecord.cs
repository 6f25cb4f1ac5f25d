using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Runtime.Stimuli;

/// <summary>What a published definition is started by.</summary>
public sealed record TriggerRecord
{
    /// <summary>Definition, activity and payload's number: the same for the same trigger of every version.</summary>
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string DefinitionVersionId { get; init; }

    public required string ActivityId { get; init; }

    /// <summary>The activity's type, e.g. <c>Elsa.Cron</c>; the name of the stimulus.</summary>
    public required string Name { get; init; }

    /// <summary>Name and payload in one, as <see cref="Execution.BookmarkHash"/> makes it.</summary>
    public required string Hash { get; init; }

    public JsonNode? Payload { get; init; }

    /// <summary>What is no part of the hash, e.g. who may call an endpoint.</summary>
    public JsonObject? Settings { get; init; }
}
