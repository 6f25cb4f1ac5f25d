using WorkflowCrm.Storage.Audit;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Storage.Database;

/// <summary>What the running unit of work of a scope has gathered besides tracked entities.</summary>
internal sealed class Unit
{
    public bool IsRunning { get; private set; }

    /// <summary>A joined call has failed: even if its caller went on, nothing may be committed.</summary>
    public bool IsDoomed { get; set; }

    public List<AuditDraft> Audit { get; } = [];

    /// <summary>Written by the commit.</summary>
    public List<Job> NewJobs { get; } = [];

    /// <summary>Jobs of earlier units have become due.</summary>
    public bool WakesWorker { get; set; }

    /// <summary>It has written definitions: what it reads of them may yet be rolled back, so none of it is kept in memory.</summary>
    public bool IsPublishing { get; set; }

    /// <summary>Jobs whose work this unit is; they are deleted by its commit.</summary>
    public List<Job> Completions { get; } = [];

    /// <summary>Timers that this unit has removed together with their bookmarks.</summary>
    public HashSet<string> RemovedTimers { get; } = new(StringComparer.Ordinal);

    /// <summary>Instances that this unit has locked or added, with the row version that its last look or write has left.</summary>
    public Dictionary<string, int> Instances { get; } = new(StringComparer.Ordinal);

    public void Begin()
    {
        Clear();
        IsRunning = true;
    }

    public void End()
    {
        Clear();
        IsRunning = false;
    }

    /// <exception cref="InvalidOperationException">Nothing is written outside of a unit of work.</exception>
    public void Require()
    {
        if (!IsRunning)
            throw new InvalidOperationException("This writes, so it needs a running unit of work.");
    }

    private void Clear()
    {
        IsDoomed = false;
        WakesWorker = false;
        IsPublishing = false;
        Audit.Clear();
        NewJobs.Clear();
        Completions.Clear();
        RemovedTimers.Clear();
        Instances.Clear();
    }
}
