namespace WorkflowCrm.Host.Settings;

/// <summary>What this process does in an installation of several.</summary>
public enum NodeRole
{
    /// <summary>Pages, API and jobs.</summary>
    All,

    /// <summary>Pages and API; the jobs are executed by others.</summary>
    Web,

    /// <summary>Jobs; answers only the health calls.</summary>
    Worker,
}
