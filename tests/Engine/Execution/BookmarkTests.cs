using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Execution;

public sealed class BookmarkTests
{
    private readonly EngineHarness _engine = new(typeof(Patient));

    [Fact]
    public async Task An_event_resumes_where_the_instance_waits_and_brings_its_payload()
    {
        await _engine.RunAsync(Workflow(
            Sequence("r", Node("e", "Elsa.Event", ("eventName", Literal("paid")), ("result", Bound("var-p"))), LineOf("l", "'got ' + getP().amount")),
            Variable("p")));

        Assert.Equal(0, await _engine.PublishAsync("other"));
        Assert.Equal(1, await _engine.PublishAsync("paid", new { Amount = 12 }));

        Assert.Equal(["got 12"], _engine.Lines);
    }

    [Fact]
    public async Task A_trigger_that_starts_the_run_does_not_wait()
    {
        var trigger = Event("e", "paid");
        trigger["customProperties"] = new System.Text.Json.Nodes.JsonObject { ["canStartWorkflow"] = true };
        var definition = Workflow(Flowchart("f", [Line("other"), trigger, Line("after")], "e -> after"));
        _engine.Definitions.Add(definition);

        await _engine.Runtime.StartAsync(new StartInstance { DefinitionId = "test", TriggerActivityId = "e" }, TestContext.Current.CancellationToken);

        Assert.Equal(["after"], _engine.Lines);
    }

    [Fact]
    public async Task A_delay_is_a_bookmark_with_a_due_time()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Node("d", "Elsa.Delay", ("timeSpan", Literal("01:00:00"))), Line("A"))));

        Assert.Equal(_engine.Clock.GetUtcNow().AddHours(1), Assert.Single(state.Bookmarks).DueAt);
        await _engine.AdvanceAsync(TimeSpan.FromMinutes(59));
        Assert.Empty(_engine.Lines);
        await _engine.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["A"], _engine.Lines);
    }

    [Fact]
    public async Task A_second_resumption_finds_the_bookmark_gone_and_an_ended_instance_says_so()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Event("e", "one"), Event("e2", "two"))));
        var bookmark = state.Bookmarks.Single().Id;

        Assert.Equal(ResumeOutcome.Resumed, await _engine.ResumeAsync(state.Id, bookmark));
        Assert.Equal(ResumeOutcome.BookmarkGone, await _engine.ResumeAsync(state.Id, bookmark));
        Assert.Equal(ResumeOutcome.Resumed, await _engine.ResumeAsync(state.Id, _engine.Read(state.Id).Bookmarks.Single().Id));
        Assert.Equal(ResumeOutcome.NotRunning, await _engine.ResumeAsync(state.Id, bookmark));
        Assert.Equal(ResumeOutcome.NotFound, await _engine.ResumeAsync("nobody", bookmark));
    }

    [Fact]
    public async Task An_activity_may_wait_on_several_bookmarks_and_keep_notes()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Node("p", "Test.Patient"), Line("end"))));
        Assert.Equal(["decision", "remind"], state.Bookmarks.Select(bookmark => bookmark.Name));

        await _engine.AdvanceAsync(TimeSpan.FromDays(1));
        await _engine.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(["reminded 1", "reminded 2"], _engine.Lines);
        await _engine.ResumeAsync(state.Id, state.Bookmarks[0].Id);

        Assert.Equal(["reminded 1", "reminded 2", "end"], _engine.Lines);
        Assert.Empty(_engine.Instances.Rows);
        Assert.Equal(2, _engine.Instances.Jobs.Count);
    }

    [Fact]
    public async Task A_cancelled_instance_tells_its_open_activities_and_leaves_no_bookmark()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Node("p", "Test.Patient"), Line("end"))));

        Assert.True(await _engine.Runtime.CancelAsync(state.Id, "withdrawn", TestContext.Current.CancellationToken));

        Assert.Equal(["cancelled"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Cancelled, _engine.Read(state.Id).SubStatus);
        Assert.Empty(_engine.Instances.Rows);
        Assert.Contains(_engine.Journal, entry => entry is { Event: "Workflow cancelled", Message: "withdrawn" });
        Assert.False(await _engine.Runtime.CancelAsync(state.Id, "again", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_hash_depends_on_name_payload_and_execution()
    {
        var hashes = new[]
        {
            BookmarkHash.Compute("a", null), BookmarkHash.Compute("b", null), BookmarkHash.Compute("a", "p"), BookmarkHash.Compute("a", "p", "x"),
        };

        Assert.Equal(4, hashes.Distinct().Count());
        Assert.All(hashes, hash => Assert.Matches("^[0-9A-F]{64}$", hash));
    }

    [Activity("Test.Patient")]
    internal sealed class Patient(ILineWriter lines) : Activity
    {
        protected internal override ValueTask ExecuteAsync(ActivityContext context)
        {
            context.Properties["reminders"] = 0;
            context.CreateBookmark("decision");
            Remind(context);
            return default;
        }

        protected internal override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark)
        {
            if (bookmark.Name == "remind")
            {
                var count = context.Properties["reminders"]!.GetValue<int>() + 1;
                context.Properties["reminders"] = count;
                lines.WriteLine($"reminded {count}");
                context.Enqueue(new JobRequest("mail", $"{context.ExecutionId}-{count}", null));
                Remind(context);
            }
            else
            {
                context.Complete("Approved", "Done");
            }

            return default;
        }

        protected internal override ValueTask CancelAsync(ActivityContext context)
        {
            lines.WriteLine("cancelled");
            return default;
        }

        private static void Remind(ActivityContext context) => context.CreateBookmark("remind", dueAt: context.Now.AddDays(1));
    }
}
