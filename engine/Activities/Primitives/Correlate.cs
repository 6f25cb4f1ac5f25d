using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Primitives;

/// <summary>Gives the instance its correlation id.</summary>
[Activity("Elsa.Correlate", DisplayName = "Correlate", Description = "Gives the instance its correlation id.", Category = "Primitives", NeverWaits = true)]
internal sealed class Correlate : Activity
{
    [Input(DisplayName = "Correlation ID", Description = "What the instance is about.")]
    public string? CorrelationId { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.CorrelationId = CorrelationId;
        return default;
    }
}
