using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Storage.Definitions.Shipping;

/// <summary>A definition as this program ships it, beside what the company has.</summary>
/// <param name="Definition">The shipped text.</param>
/// <param name="IsInUse">The published version is this text, unchanged.</param>
/// <param name="IsOffer">Nobody has taken it over or declined it yet: it came with an upgrade, while the company has a version of its own.</param>
/// <param name="IsDeclined">An owner has decided to keep the company's version instead of this one.</param>
public sealed record ShippedVersion(WorkflowDefinition Definition, bool IsInUse, bool IsOffer, bool IsDeclined);
