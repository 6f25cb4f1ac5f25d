namespace WorkflowCrm.Simulation.Tests.Activities;

/// <summary>A table of the business that activities write in the transaction of their burst.</summary>
internal interface IEffects
{
    Task AddAsync(EffectRow row);
}

/// <summary>One thing that an activity has done.</summary>
/// <param name="Deed">What: <c>run</c>, or <c>resumed</c> with the bookmark.</param>
internal sealed record EffectRow(string InstanceId, string ExecutionId, string Deed);
