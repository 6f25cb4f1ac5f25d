using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Ends the whole instance at once.</summary>
[Activity("Elsa.Finish", DisplayName = "Finish", Description = "Ends the whole instance at once, whatever still waits.", Category = "Flow", IsTerminal = true, NeverWaits = true)]
internal sealed class Finish : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.FinishInstance();
        return default;
    }
}
