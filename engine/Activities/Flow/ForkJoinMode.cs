namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>When a fork ends.</summary>
internal enum ForkJoinMode
{
    WaitAll,
    WaitAny,
}
