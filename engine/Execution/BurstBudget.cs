namespace WorkflowCrm.Engine.Execution;

/// <summary>What a burst and those that run within it, of workflows that it executes at once, have used up together.</summary>
internal sealed class BurstBudget
{
    /// <summary>Activities that were run.</summary>
    public int Steps { get; set; }

    /// <summary>Time that scripts and templates took.</summary>
    public TimeSpan Scripts { get; set; }
}
