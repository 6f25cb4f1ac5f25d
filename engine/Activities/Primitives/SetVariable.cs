using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Primitives;

/// <summary>Gives a variable a value.</summary>
[Activity("Elsa.SetVariable", DisplayName = "Set variable", Description = "Gives a variable a value.", Category = "Primitives", NeverWaits = true)]
internal sealed class SetVariable : Activity
{
    [Input(Description = "The variable.", UIHint = "variable-picker", IsWrapped = false)]
    public VariableReference? Variable { get; set; }

    [Input(Description = "Its new value.")]
    public object? Value { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (Variable?.Id is null || !VariableScope.TrySet(context.Burst, context.Execution, Variable.Id, Value))
        {
            context.SetVariable(Variable?.Name ?? Variable?.Id ?? "", Value);
        }

        return default;
    }
}
