namespace WorkflowCrm.Engine.Execution;

/// <summary>All that one burst changed; the store writes it in the burst's transaction.</summary>
public sealed record BurstResult
{
    public required InstanceState State { get; init; }

    /// <summary>True when this burst started the instance.</summary>
    public required bool IsNew { get; init; }

    /// <summary>True when this burst gave the instance another correlation id: its stored bookmarks must be found by it from now on.</summary>
    public bool HasNewCorrelation { get; init; }

    /// <summary>Bookmarks that are new and still there at the end of the burst. One with a due time needs a timer job whose key is the bookmark's id.</summary>
    public required IReadOnlyList<Bookmark> AddedBookmarks { get; init; }

    /// <summary>Ids of bookmarks that were there before the burst and are gone; their timer jobs go with them.</summary>
    public required IReadOnlyList<string> RemovedBookmarks { get; init; }

    public required IReadOnlyList<JournalEntry> Journal { get; init; }

    public required IReadOnlyList<JobRequest> Jobs { get; init; }
}
