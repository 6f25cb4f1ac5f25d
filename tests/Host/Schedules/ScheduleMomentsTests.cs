using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Time;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Host.Schedules;

namespace WorkflowCrm.Host.Tests.Schedules;

public sealed class ScheduleMomentsTests
{
    private static readonly TimeZoneInfo s_shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void A_cron_expression_means_the_clocks_of_the_site()
        => Assert.Equal(At("2026-11-25T01:30:00Z"), Cron("0 30 9 * * *").Next(At("2026-11-25T00:00:00Z")));

    [Fact]
    public void Of_many_missed_moments_the_last_one_is_found_however_long_ago_they_began()
    {
        var secondly = Cron("* * * * * *");
        Assert.Equal(At("2026-11-25T00:00:07Z"), secondly.Last(At("1999-01-01T00:00:00Z"), At("2026-11-25T00:00:07.5Z")));
        var yearly = Cron("0 0 0 1 1 *");
        Assert.Equal(At("2025-12-31T16:00:00Z"), yearly.Last(At("1999-01-01T00:00:00Z"), At("2026-11-25T00:00:00Z")));
        Assert.Null(yearly.Last(At("2026-01-01T00:00:00Z"), At("2026-11-25T00:00:00Z")));
    }

    [Fact]
    public void A_moment_that_has_come_already_does_not_come_again()
    {
        var hourly = Cron("0 0 * * * *");
        var moment = At("2026-11-25T03:00:00Z");
        Assert.Equal(moment, hourly.Last(moment.AddSeconds(-1), moment));
        Assert.Null(hourly.Last(moment, moment.AddMinutes(59)));
    }

    [Fact]
    public void A_timer_keeps_to_its_beat_whenever_somebody_looks()
    {
        var timer = Timer("2026-11-25T00:10:00Z", "00:10:00");
        Assert.Equal(At("2026-11-25T00:10:00Z"), timer.Next(At("2020-01-01T00:00:00Z")));
        Assert.Equal(At("2026-11-25T00:40:00Z"), timer.Next(At("2026-11-25T00:30:00Z")));
        Assert.Equal(At("2026-11-25T00:30:00Z"), timer.Last(At("2026-11-25T00:00:00Z"), At("2026-11-25T00:39:59Z")));
        Assert.Null(timer.Last(At("2026-11-25T00:30:00Z"), At("2026-11-25T00:39:59Z")));
        Assert.Null(timer.Last(At("2020-01-01T00:00:00Z"), At("2026-11-25T00:09:59Z")));
        Assert.Equal(At("2026-11-25T00:00:00Z"), timer.Beginning(At("2026-11-25T08:00:00Z")));
    }

    [Fact]
    public void A_single_moment_comes_once_even_when_it_is_past()
    {
        var once = Read(ScheduleKeys.Once, (ScheduleKeys.DateTime, "2026-03-02T09:00:00+08:00"));
        var now = At("2026-11-25T00:00:00Z");
        Assert.Equal(At("2026-03-02T01:00:00Z"), once.Last(once.Beginning(now), now));
        Assert.Null(once.Next(At("2026-03-02T01:00:00Z")));
    }

    [Theory]
    [InlineData(ScheduleKeys.Timer, "Interval", "00:00:00.5")]
    [InlineData(ScheduleKeys.Timer, "Interval", "99999.00:00:00")]
    [InlineData(ScheduleKeys.Timer, "StartAt", "soon")]
    [InlineData(ScheduleKeys.Once, "DateTime", "0001-01-01T00:00:00Z")]
    [InlineData(ScheduleKeys.Cron, "CronExpression", "0 0 * *")]
    [InlineData("Elsa.Event", "EventName", "x")]
    public void A_payload_that_names_no_moments_is_refused_with_a_reason(string type, string key, string value)
    {
        var trigger = Trigger(type, ("StartAt", "2026-11-25T00:10:00Z"), ("Interval", "00:01:00"));
        trigger.Payload![key] = value;
        Assert.NotEmpty(Assert.Throws<FormatException>(() => ScheduleReader.Read(trigger, s_shanghai)).Message);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Schedule Cron(string expression) => Read(ScheduleKeys.Cron, (ScheduleKeys.CronExpression, expression));

    private static Schedule Timer(string first, string interval) =>
        Read(ScheduleKeys.Timer, (ScheduleKeys.StartAt, first), (ScheduleKeys.Interval, interval));

    private static Schedule Read(string type, params (string Key, string Value)[] payload) => ScheduleReader.Read(Trigger(type, payload), s_shanghai);

    private static TriggerRecord Trigger(string type, params (string Key, string Value)[] payload) => new()
    {
        Id = "d:a:0",
        DefinitionId = "d",
        DefinitionVersionId = "d1",
        ActivityId = "a",
        Name = type,
        Hash = "H",
        Payload = new JsonObject(payload.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, p.Value))),
    };
}
