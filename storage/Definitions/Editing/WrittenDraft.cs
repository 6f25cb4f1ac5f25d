using WorkflowCrm.Storage.Definitions.Confirming;

namespace WorkflowCrm.Storage.Definitions.Editing;

/// <summary>A draft as it was written, within the running unit of work.</summary>
/// <param name="Voided">The publication of exactly the text that was there, which can no longer be confirmed; null when none waited.</param>
internal sealed record WrittenDraft(DefinitionRow Row, Confirmation? Voided);
