using WorkflowCrm.Storage.Definitions.Confirming;

namespace WorkflowCrm.Storage.Definitions.Editing;

/// <summary>A draft that was saved.</summary>
/// <param name="Voided">
/// The publication that waited for a second person and no longer holds, because it was of the text that this one has taken the place of; null
/// when there was none, or it was void already.
/// </param>
public sealed record SavedDraft(StoredDefinition Definition, Confirmation? Voided)
{
    internal static SavedDraft Of(WrittenDraft written) => new(StoredDefinition.Of(written.Row), written.Voided);
}
