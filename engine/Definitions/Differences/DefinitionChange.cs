namespace WorkflowCrm.Engine.Definitions.Differences;

/// <summary>One thing in which a definition differs from another one.</summary>
/// <param name="Code">One of <see cref="DifferenceCodes"/>, for translation.</param>
/// <param name="Arguments">What the translated text is filled in with, in the order that the code states.</param>
/// <param name="Activity">What people call the activity that it is about; null when it concerns the whole workflow.</param>
/// <param name="ActivityType">Its type, for the names of its inputs; null when it concerns the whole workflow.</param>
/// <param name="NodeId">The activity's path, in the older text for one that was removed; null when it concerns the whole workflow.</param>
public sealed record DefinitionChange(string Code, IReadOnlyList<string> Arguments, string? Activity = null, string? ActivityType = null, string? NodeId = null);
