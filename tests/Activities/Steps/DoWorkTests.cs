using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Activities.Tests.Steps;

public sealed class DoWorkTests
{
    private const string Work = "WorkflowCrm.DoWork";
    private const string Form = """[{"name":"answer","label":"答复","required":true},{"name":"agreed","label":"同意","type":"checkbox"},{"name":"remark","label":"备注"}]""";
    private readonly Office _office = new("2026-11-27 16:00");

    [Fact]
    public async Task Its_form_fills_the_variables_of_the_same_names()
    {
        await _office.StartAsync(Company.Designer, (Work, new { assignee = "manager-of-requester", fields = Form }), (Work, new { after = "Submitted", assignee = "requester" }));
        await _office.DecideAsync(Company.DesignManager, Outcomes.Submitted, form: new JsonObject { ["answer"] = "可以", ["remark"] = "尽快" });

        var variables = _office.Instances.Of(_office.Request.InstanceId).Variables;
        Assert.Equal("可以", variables["v1"]);
        Assert.Equal(false, variables["v2"]);
        Assert.Equal(["步骤 step1: jiang.yinuo"], _office.Waiting);
    }

    [Fact]
    public async Task It_lapses_at_the_instant_that_is_given()
    {
        await _office.StartAsync(Company.Designer,
            (Work, new { assignee = "manager-of-requester", expireAt = "2026-11-28T02:30:00Z" }),
            (Work, new { after = "TimedOut", assignee = "requester", stepName = "催办" }));
        Assert.Equal("2026-11-28 10:30", Office.Local(_office.Task.DueAt));
        await _office.UntilAsync("2026-11-28 10:30");
        Assert.Equal(["催办: jiang.yinuo"], _office.Waiting);
        Assert.Equal(TaskState.TimedOut, _office.Approvals.Tasks[0].State);
    }

    [Fact]
    public async Task Of_a_duration_and_an_instant_the_earlier_one_counts()
    {
        await _office.StartAsync(Company.Designer, (Work, new { assignee = "manager-of-requester", expireAfter = "1wd", expireAt = "2026-12-24T00:00:00Z" }));
        Assert.Equal("2026-11-30 16:00", Office.Local(_office.Task.ExpiresAt));
    }

    [Fact]
    public async Task Reminders_that_were_missed_are_one_reminder()
    {
        await _office.StartAsync(Company.Designer, (Work, new { assignee = "manager-of-requester", remindEvery = "1wd" }));
        var (instance, timer) = Assert.Single(_office.Instances.Timers());
        _office.Clock.Now = Office.At("2026-12-03 10:00");
        await _office.FireAsync(instance, timer.Id);

        Assert.Equal(["task.reminder 2026-12-03 10:00"], _office.MailsTo(Company.DesignManager, "task.reminder"));
        Assert.Equal("2026-12-03 16:00", Office.Local(Assert.Single(_office.Instances.Timers()).Bookmark.DueAt));
    }
}
