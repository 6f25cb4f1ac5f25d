namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>What a node waits for in a flowchart of tokens: its custom property <c>mergeMode</c>, or what a join's mode means.</summary>
internal enum MergeMode
{
    /// <summary>Nothing but what is just before it; it may run once for each branch. <c>None</c> and no mode mean this too.</summary>
    Stream,

    /// <summary>A token on every forward connection.</summary>
    Merge,

    /// <summary>A token on every connection, those that close loops included.</summary>
    Converge,

    /// <summary>The first token; those of the branches that follow it are taken up without running it again.</summary>
    Cascade,

    /// <summary>The first token, which cuts the other branches.</summary>
    Race,
}
