using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Engine.Runtime.Jobs;

/// <summary>Which bookmark is to be resumed, and what comes with it.</summary>
/// <param name="Hash">The stimulus's hash; null when this one bookmark was meant, as by its timer.</param>
/// <param name="Key">The key of the stimulus.</param>
/// <param name="IsKept">Whether the stimulus waits for the instance when another one has taken the bookmark meanwhile (<see cref="Stimulus.IsKept"/>).</param>
public sealed record ResumePayload(
    string InstanceId, string BookmarkId, JsonObject? Input = null, string? Hash = null, string? Key = null, bool IsKept = false);
