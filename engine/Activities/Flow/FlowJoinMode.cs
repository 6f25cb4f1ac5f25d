namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>What a join waits for.</summary>
internal enum FlowJoinMode
{
    /// <summary>The first branch that arrives; the others are cut.</summary>
    WaitAny,

    /// <summary>Every branch; when one is not taken, the join is passed over.</summary>
    WaitAll,

    /// <summary>Every branch that was taken.</summary>
    WaitAllActive,
}
