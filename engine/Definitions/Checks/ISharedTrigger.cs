using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>An activity that starts workflows by what several published definitions may wait for, so that one occurrence starts them all.</summary>
public interface ISharedTrigger
{
    /// <summary>What starts both, in the owner's words; null when nothing does.</summary>
    /// <param name="payload">What a definition waits for, as the activity has said it.</param>
    /// <param name="other">What another one waits for.</param>
    static abstract string? StartsBoth(JsonNode? payload, JsonNode? other);
}
