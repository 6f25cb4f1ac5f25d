namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>What is known of one step of a diagram.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Order">Places the step among those of the same state; what was done first has the smallest.</param>
/// <param name="At">When it ended, or since when it is open; null when it has not been reached.</param>
/// <param name="Outcomes">All outcomes that it ever ended with: the arrows that were taken.</param>
public sealed record NodeProgress(NodeState State, long Order = 0, DateTimeOffset? At = null, IReadOnlyList<string>? Outcomes = null);
