using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Runtime.Jobs;

/// <summary>How an instance has ended that another one started.</summary>
/// <param name="BookmarkHash">The parent's bookmark that waits for it.</param>
/// <param name="SubStatus">Finished, Faulted or Cancelled.</param>
public sealed record ChildEndPayload(string ParentInstanceId, string BookmarkHash, string InstanceId, string SubStatus, JsonObject? Output);
