namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>One thing that is wrong with a definition, or may be.</summary>
/// <param name="Code">One of <see cref="FindingCodes"/>, for translation.</param>
/// <param name="Arguments">What the translated text is filled in with, in the order that the code states.</param>
/// <param name="ActivityId">Where; null when it concerns the whole workflow.</param>
/// <param name="NodeId">The activity's path; null when it concerns the whole workflow.</param>
/// <param name="Message">The sentence in English.</param>
public sealed record DefinitionFinding(
    FindingSeverity Severity, string Code, IReadOnlyList<string> Arguments, string? ActivityId, string? NodeId, string Message);
