namespace WorkflowCrm.Engine.Execution;

/// <summary>The bookmarks of the instance, and what the burst has changed of them.</summary>
internal sealed class BookmarkSet(List<Bookmark> present)
{
    private readonly List<Bookmark> _present = present;
    private List<Bookmark>? _added;
    private List<string>? _removed;

    public int Count => _present.Count;

    public IReadOnlyList<Bookmark> Added => (IReadOnlyList<Bookmark>?)_added ?? [];

    public IReadOnlyList<string> Removed => (IReadOnlyList<string>?)_removed ?? [];

    public Bookmark? Find(string id)
    {
        foreach (var bookmark in _present)
        {
            if (bookmark.Id == id)
            {
                return bookmark;
            }
        }

        return null;
    }

    public bool Any(ActivityExecution execution)
    {
        foreach (var bookmark in _present)
        {
            if (bookmark.ExecutionId == execution.Id)
            {
                return true;
            }
        }

        return false;
    }

    public IReadOnlyList<Bookmark> Of(ActivityExecution execution) => _present.FindAll(bookmark => bookmark.ExecutionId == execution.Id);

    public void Add(Bookmark bookmark)
    {
        _present.Add(bookmark);
        (_added ??= []).Add(bookmark);
    }

    public bool Remove(string id, ActivityExecution owner)
    {
        var at = _present.FindIndex(bookmark => bookmark.Id == id && bookmark.ExecutionId == owner.Id);
        if (at < 0)
        {
            return false;
        }

        RemoveAt(at);
        return true;
    }

    public void RemoveAll(ActivityExecution execution)
    {
        for (var i = _present.Count - 1; i >= 0; i--)
        {
            if (_present[i].ExecutionId == execution.Id)
            {
                RemoveAt(i);
            }
        }
    }

    public void Clear()
    {
        while (_present.Count > 0)
        {
            RemoveAt(_present.Count - 1);
        }
    }

    private void RemoveAt(int at)
    {
        var bookmark = _present[at];
        _present.RemoveAt(at);

        // One that came and went within the burst was never stored.
        if (_added?.Remove(bookmark) != true)
        {
            (_removed ??= []).Add(bookmark.Id);
        }
    }
}
