using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Time;

/// <summary>Waits for a time.</summary>
[Activity("Elsa.Delay", DisplayName = "Delay", Description = "Waits for a time.", Category = "Scheduling")]
internal sealed class Delay : Activity
{
    [Input(DisplayName = "Time span", Description = "How long, as days.hours:minutes:seconds.", DefaultValue = "00:01:00")]
    public TimeSpan TimeSpan { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        var due = context.Now + TimeSpan;
        context.CreateBookmark("Elsa.Delay", new JsonObject { [ScheduleKeys.ResumeAt] = due }, due);
        return default;
    }
}
