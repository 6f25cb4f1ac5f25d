using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Confirming;

namespace WorkflowCrm.Host.Pages.Processes.Owner;

/// <summary>A process as its owner sees it in the list.</summary>
/// <param name="Latest">The draft, or the published version when nothing was made after it.</param>
/// <param name="Published">What new requests run on; null when nothing does.</param>
/// <param name="Awaited">The publication that waits for a second person.</param>
/// <param name="HasOffer">An upgrade has brought a shipped version that nobody has taken over yet.</param>
/// <param name="Findings">What is wrong with the latest version.</param>
public sealed record OwnedProcess(
    StoredDefinition Latest, StoredDefinition? Published, Confirmation? Awaited, bool HasOffer, IReadOnlyList<DefinitionFinding> Findings)
{
    public string DefinitionId => Latest.DefinitionId;

    public string Address => $"/admin/processes/{Uri.EscapeDataString(DefinitionId)}";

    public int Errors => Findings.Count(finding => finding.Severity == FindingSeverity.Error);

    public int Warnings => Findings.Count - Errors;
}
