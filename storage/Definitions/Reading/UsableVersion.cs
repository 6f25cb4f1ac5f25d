namespace WorkflowCrm.Storage.Definitions.Reading;

/// <summary>A version that may be used as an activity.</summary>
/// <param name="ActivityType">The type of the activities that stand for it.</param>
/// <param name="StoredAt">When its text was stored (UTC).</param>
public sealed record UsableVersion(string VersionId, string ActivityType, int Version, bool IsPublished, DateTimeOffset StoredAt);
