using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Primitives;

/// <summary>Writes a line to the line writer of the run, or else to the journal.</summary>
[Activity("Elsa.WriteLine", DisplayName = "Write line", Description = "Writes a line, mostly to try a workflow out.", Category = "Console", NeverWaits = true)]
internal sealed class WriteLine(ILineWriter? writer = null) : Activity
{
    [Input(Description = "The text.")]
    public string? Text { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (writer is null)
        {
            context.Log("Line", Text);
        }
        else if (Text is not null)
        {
            context.Burst.Meter.Line(Text);
            writer.WriteLine(Text);
        }

        return default;
    }
}
