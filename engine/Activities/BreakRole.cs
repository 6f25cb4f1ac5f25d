namespace WorkflowCrm.Engine.Activities;

/// <summary>What a Break does to a container that it passes on its way to the nearest loop.</summary>
internal enum BreakRole
{
    /// <summary>It passes unnoticed.</summary>
    None,

    /// <summary>The container ends with its present child, and the Break goes on.</summary>
    Stops,

    /// <summary>The container is the loop that ends; the Break goes no further.</summary>
    Catches,
}
