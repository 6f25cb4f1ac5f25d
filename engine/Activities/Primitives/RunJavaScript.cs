using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Expressions;

namespace WorkflowCrm.Engine.Activities.Primitives;

/// <summary>Runs a script, which may name the outcome.</summary>
[Activity("Elsa.RunJavaScript", DisplayName = "Run JavaScript", Description = "Runs a script; setOutcome and setOutcomes choose where to go on.", Category = "Scripting", NeverWaits = true)]
internal sealed class RunJavaScript : Activity
{
    [Input(Description = "The script.", UIHint = "code-editor", CodeLanguage = "javascript", AutoEvaluate = false)]
    public Deferred<string>? Script { get; set; }

    [Input(DisplayName = "Possible outcomes", Description = "The outcomes that the script may choose.", UIHint = "dynamic-outcomes")]
    public IReadOnlyList<string>? PossibleOutcomes { get; set; }

    [Output(Description = "The value that the script gives.")]
    public object? Result { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (Script?.ReadScript(context) is { } script)
        {
            var run = context.Burst.Scripts.Run(script, context);
            Result = run.Value;
            context.Complete(run.Outcomes);
        }

        return default;
    }
}
