using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Simulation.Tests.Activities;

/// <summary>Writes a row of the business, and fails the first times if it is told to.</summary>
[Activity("Sim.Work")]
internal sealed class Work(IEffects effects) : Activity
{
    /// <summary>Attempts that fail, after the row was written.</summary>
    [Input(IsWrapped = false)]
    public int Failures { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        await effects.AddAsync(new EffectRow(context.InstanceId, context.ExecutionId, "run"));
        if (Failures == 0)
            return;
        var failures = (int?)context.Properties["failures"] ?? 0;
        if (failures < Failures)
        {
            context.Properties["failures"] = failures + 1;
            throw new InvalidOperationException("This attempt was to fail.");
        }
    }
}
