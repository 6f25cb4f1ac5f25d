using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Documents;

/// <summary>A version of a workflow that may be used as an activity, without its text.</summary>
/// <param name="Type">The type of the activities that stand for it.</param>
/// <param name="StoredAt">When its text was stored (UTC): a draft's may change.</param>
public sealed record WorkflowActivityVersion(string VersionId, string Type, int Version, bool IsPublished, DateTimeOffset StoredAt);

/// <summary>The same with its text.</summary>
public sealed record WorkflowActivity(WorkflowDefinition Definition, bool IsPublished);
