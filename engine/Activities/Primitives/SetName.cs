using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Primitives;

/// <summary>Gives the instance its name.</summary>
[Activity("Elsa.SetName", DisplayName = "Set name", Description = "Gives the instance its name.", Category = "Primitives", NeverWaits = true)]
internal sealed class SetName : Activity
{
    [Input(Description = "The name that people see.")]
    public string? Value { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.InstanceName = Value;
        return default;
    }
}
