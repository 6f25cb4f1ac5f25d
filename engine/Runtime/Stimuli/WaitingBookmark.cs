namespace WorkflowCrm.Engine.Runtime.Stimuli;

/// <summary>A bookmark of a running instance, found by its hash.</summary>
public sealed record WaitingBookmark(string InstanceId, string BookmarkId);
