using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Primitives;

/// <summary>Gives an output of the workflow a value.</summary>
[Activity("Elsa.SetOutput", DisplayName = "Set output", Description = "Gives an output of the workflow a value.", Category = "Composition", NeverWaits = true)]
internal sealed class SetOutput : Activity
{
    [Input(DisplayName = "Output name", Description = "The output.", UIHint = "output-picker")]
    public string? OutputName { get; set; }

    [Input(DisplayName = "Output value", Description = "Its value.")]
    public object? OutputValue { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.SetOutput(OutputName ?? "", OutputValue);
        return default;
    }
}
