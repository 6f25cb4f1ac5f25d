namespace WorkflowCrm.Engine.Runtime.Stimuli;

/// <summary>What a stimulus has set going; it happens in jobs that are committed with it.</summary>
/// <param name="Starts">Triggers that start an instance.</param>
/// <param name="Resumptions">Bookmarks that are resumed, in the order in which they were made.</param>
/// <param name="WasKept">Nobody waits yet: it is kept for the instance of its correlation.</param>
public sealed record StimulusOutcome(int Starts, int Resumptions, bool WasKept);
