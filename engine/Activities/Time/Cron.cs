using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Time;

/// <summary>Starts an instance whenever a cron expression says so; elsewhere it waits for the next such moment.</summary>
[Activity(ScheduleKeys.Cron, DisplayName = "Cron", Description = "Starts the workflow at the times of a cron expression; inside a workflow it waits for the next one.", Category = "Scheduling", IsTrigger = true)]
internal sealed class Cron : Activity, IActivityCheck
{
    [Input(DisplayName = "Cron expression", Description = "Seconds, minutes, hours, day of the month, month, day of the week (0 or 7 is Sunday), e.g. 0 30 9 * * MON-FRI.")]
    public string? CronExpression { get; set; }

    public static void Check(NodeCheck check)
    {
        if (!check.TryLiteral(nameof(CronExpression), out var value))
        {
            return;
        }

        try
        {
            Time.CronExpression.Parse(ValueConversion.Text(value) ?? "");
        }
        catch (FormatException exception)
        {
            check.Error(nameof(CronExpression), $"Error when parsing cron expression: {exception.Message.TrimEnd('.')}");
        }
    }

    protected internal override IEnumerable<TriggerPayload> TriggerPayloads(ActivityContext context)
        => [new TriggerPayload(new JsonObject { [ScheduleKeys.CronExpression] = Read().ToString() })];

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (!context.IsTrigger)
        {
            var expression = Read();
            var due = expression.Next(context.Now, context.Burst.Zone)
                ?? throw new InvalidOperationException($"The cron expression '{expression}' names no moment that is still to come.");
            context.CreateBookmark(ScheduleKeys.Cron, new JsonObject { [ScheduleKeys.ExecuteAt] = due, [ScheduleKeys.CronExpression] = expression.ToString() }, due);
        }

        return default;
    }

    private CronExpression Read()
    {
        try
        {
            return Time.CronExpression.Parse(CronExpression ?? "");
        }
        catch (FormatException exception)
        {
            throw new InvalidOperationException($"Error when parsing cron expression: {exception.Message}", exception);
        }
    }
}
