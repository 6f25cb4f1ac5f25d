using WorkflowCrm.Engine.Definitions.Checks;

namespace WorkflowCrm.Engine.Runtime.Stimuli;

/// <summary>The triggers of a definition, and what is wrong with those that could not be read.</summary>
public sealed record TriggerReading(IReadOnlyList<TriggerRecord> Triggers, IReadOnlyList<DefinitionFinding> Findings);
