using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.WorkflowDefinitions;

/// <summary>One version of a definition as it is kept.</summary>
/// <param name="Text">The document.</param>
/// <param name="MayChange">Whether the person who asks may change the definition; otherwise the Studio only shows it.</param>
/// <param name="CreatedAt">When this text was stored (UTC).</param>
/// <param name="Stamp">What a save of a text that was made from this one gives back; see <see cref="Saving.PostedDefinition"/>.</param>
public sealed record StudioDefinition(
    WorkflowDefinition Text, bool IsLatest, bool IsPublished, bool MayChange, bool IsSystem, DateTimeOffset CreatedAt, string Stamp);
