using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Storage.Tests.Databases;

/// <summary>A time that comes again and again.</summary>
[Activity("Elsa.Cron", IsTrigger = true)]
public sealed class ClockTrigger : Activity
{
    [Input]
    public string? CronExpression { get; set; }

    protected override IEnumerable<TriggerPayload> TriggerPayloads(ActivityContext context) =>
        [new TriggerPayload(new JsonObject { ["cronExpression"] = CronExpression })];

    protected override ValueTask ExecuteAsync(ActivityContext context) => default;
}
