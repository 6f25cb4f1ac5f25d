using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Simulation.Tests.Invariants;

/// <summary>What has become of a bookmark.</summary>
internal sealed class BookmarkStory(string instanceId, Bookmark bookmark)
{
    public string InstanceId => instanceId;

    public Bookmark Bookmark => bookmark;

    public bool IsPresent { get; set; } = true;

    public int Resumptions { get; set; }
}
