using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>Where an instance waits, without what it waits for.</summary>
public sealed record StudioBookmark(
    string Id, string Name, string ActivityId, string ActivityNodeId, string ActivityInstanceId, DateTimeOffset CreatedAt, DateTimeOffset? DueAt)
{
    public static StudioBookmark Of(Bookmark bookmark)
    {
        ArgumentNullException.ThrowIfNull(bookmark);
        return new(bookmark.Id, bookmark.Name, bookmark.ActivityId, bookmark.NodeId, bookmark.ExecutionId, bookmark.CreatedAt, bookmark.DueAt);
    }
}
