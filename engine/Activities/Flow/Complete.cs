using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Ends the workflow that contains it; a workflow used as an activity ends with the outcomes given.</summary>
[Activity("Elsa.Complete", DisplayName = "Complete", Description = "Ends the workflow that contains it, with outcomes.", Category = "Flow", IsTerminal = true, NeverWaits = true)]
internal sealed class Complete : Activity
{
    [Input(Description = "The outcome or outcomes: a name, a list, or JSON.", UIHint = "singleline")]
    public object? Outcomes { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.CompleteWorkflow(Names());
        return default;
    }

    private string[] Names() => Outcomes switch
    {
        JsonArray or string and ['[', ..] => [.. ValueConversion.To<List<string>>(Outcomes) ?? []],
        _ => ValueConversion.Text(Outcomes) is { Length: > 0 } name ? [name] : [],
    };
}
