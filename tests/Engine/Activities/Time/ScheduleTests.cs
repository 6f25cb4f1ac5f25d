using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Activities.Time;

/// <summary>The clock of these tests says 2026-03-02 09:00 in the east (01:00 UTC).</summary>
public sealed class ScheduleTests
{
    private readonly JobHarness _engine = new();

    [Fact]
    public async Task A_timer_inside_a_workflow_waits_once()
    {
        await _engine.RunAsync(Workflow(Sequence("r", Node("t", "Elsa.Timer", ("interval", Literal("00:10:00"))), Line("A"))));

        await _engine.AdvanceAsync(TimeSpan.FromMinutes(9));
        Assert.Empty(_engine.Lines);
        await _engine.AdvanceAsync(TimeSpan.FromMinutes(31));

        Assert.Equal(["A"], _engine.Lines);
        Assert.Empty(_engine.Store.Jobs);
    }

    [Fact]
    public async Task A_cron_inside_a_workflow_waits_for_the_next_moment_of_the_place()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Node("c", "Elsa.Cron", ("cronExpression", Literal("0 30 9 * * *"))), Line("A"))));

        Assert.Equal(new DateTimeOffset(2026, 3, 2, 1, 30, 0, TimeSpan.Zero), Assert.Single(state.Bookmarks).DueAt);
        await _engine.AdvanceAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(["A"], _engine.Lines);
    }

    [Fact]
    public async Task Start_at_waits_for_what_is_to_come_and_not_for_what_is_past()
    {
        await _engine.RunAsync(Workflow(Sequence(
            "r",
            Node("p", "Elsa.StartAt", ("dateTime", Literal("2026-03-02T08:59:00+08:00"))),
            Line("A"),
            Node("f", "Elsa.StartAt", ("dateTime", Literal("2026-03-02T09:05:00+08:00"))),
            Line("B"))));

        Assert.Equal(["A"], _engine.Lines);
        await _engine.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(["A", "B"], _engine.Lines);
    }

    [Theory]
    [InlineData("Elsa.Timer", "interval", "00:00:00.9", "The timer's interval must be a second or longer")]
    [InlineData("Elsa.Cron", "cronExpression", "0 0 0 30 2 *", "names no moment that is still to come")]
    [InlineData("Elsa.Cron", "cronExpression", "x", "Error when parsing cron expression: The given cron expression has an invalid format. Seconds:")]
    [InlineData("Elsa.StartAt", "dateTime", "tomorrow", "There is no moment to wait for")]
    public async Task What_cannot_be_waited_for_is_an_incident(string type, string input, string value, string reason)
    {
        var state = await _engine.RunAsync(Workflow(Node("n", type, (input, Literal(value)))));

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Contains(reason, Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_a_trigger_each_says_when_it_starts_the_workflow()
    {
        var timer = await TriggerAsync("Elsa.Timer", ("interval", Literal("1.00:10:00")));
        var cron = await TriggerAsync("Elsa.Cron", ("cronExpression", Literal(" 0 30 9 * * MON-FRI ")));
        var once = await TriggerAsync("Elsa.StartAt", ("dateTime", Literal("2020-01-01T08:00:00+08:00")));

        Assert.Equal("""{"StartAt":"2026-03-03T01:10:00+00:00","Interval":"1.00:10:00"}""", timer.Payload!.ToJsonString(Json.Compact));
        Assert.Equal("""{"CronExpression":"0 30 9 * * MON-FRI"}""", cron.Payload!.ToJsonString());
        Assert.Equal("""{"DateTime":"2020-01-01T00:00:00+00:00"}""", once.Payload!.ToJsonString(Json.Compact));
    }

    [Theory]
    [InlineData("Elsa.Timer", "interval", "00:10:00")]
    [InlineData("Elsa.Cron", "cronExpression", "@hourly")]
    [InlineData("Elsa.StartAt", "dateTime", "2026-12-01T08:00:00+08:00")]
    public async Task A_trigger_that_fires_starts_one_instance_that_does_not_wait(string type, string input, string value)
    {
        var trigger = await TriggerAsync(type, (input, Literal(value)));
        var fired = StimulusSender.Start(trigger, "2026-03-02T02:00:00Z", correlationId: null, input: null);

        await _engine.EnqueueAsync(fired);
        await _engine.EnqueueAsync(fired);
        await _engine.DrainAsync();
        await _engine.EnqueueAsync(fired);
        await _engine.DrainAsync();

        Assert.Equal(["after"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, Assert.Single(_engine.Instances).SubStatus);
    }

    [Fact]
    public async Task When_the_flow_comes_back_to_its_trigger_it_waits_there()
    {
        var node = Node("t", "Elsa.Timer", ("interval", Literal("00:10:00")));
        node["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var reading = await _engine.PublishAsync(Workflow(Flowchart("f", [node, Line("turn")], "t -> turn", "turn -> t")));

        await _engine.EnqueueAsync(StimulusSender.Start(reading.Triggers.Single(), "1", correlationId: null, input: null));
        await _engine.DrainAsync();
        Assert.Equal(["turn"], _engine.Lines);
        await _engine.AdvanceAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(["turn", "turn", "turn"], _engine.Lines);
    }

    [Fact]
    public async Task A_trigger_with_a_wrong_cron_expression_is_found_at_publication()
    {
        var reading = await _engine.PublishAsync(Trigger("Elsa.Cron", ("cronExpression", Literal("BadCronExpression"))));

        Assert.Empty(reading.Triggers);
        Assert.Equal(
            ["Error when parsing cron expression: The given cron expression has an invalid format. Seconds: Value must be a number between 0 and 59 (all inclusive)."],
            Assert.Single(reading.Findings).Arguments);
    }

    private async Task<TriggerRecord> TriggerAsync(string type, params (string Name, JsonNode? Value)[] inputs)
    {
        var reading = await _engine.PublishAsync(Trigger(type, inputs));
        Assert.Empty(reading.Findings);
        return Assert.Single(reading.Triggers);
    }

    private static WorkflowDefinition Trigger(string type, params (string Name, JsonNode? Value)[] inputs)
    {
        var node = Node("t", type, inputs);
        node["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return Workflow(Flowchart("f", [node, Line("after")], "t -> after"));
    }
}
