using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Execution;

/// <summary>The end of an activity, as its container learns of it.</summary>
/// <param name="Port">The port of the container that holds the activity.</param>
/// <param name="Index">Its place in the port's list.</param>
/// <param name="Outcomes">The outcomes that it ended with; never empty.</param>
public readonly record struct ChildCompletion(ActivityNode Node, string Port, int Index, IReadOnlyList<string> Outcomes);
