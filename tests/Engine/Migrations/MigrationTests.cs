using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Incidents;
using WorkflowCrm.Engine.Runtime.Migrations;
using WorkflowCrm.Engine.Tests.Incidents;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Migrations;

public sealed class MigrationTests
{
    private readonly EngineHarness _engine = new(typeof(Flaky), typeof(Desk));
    private readonly InstanceMigration _migration;

    public MigrationTests()
    {
        _engine.Services.Add(new Flaky.Machine());
        _engine.Services.Add(new Desk.Papers());
        _migration = new InstanceMigration(_engine.Runtime);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_open_stays_open_and_what_has_run_does_not_run_again()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart("f", [Line("1"), Event("e", "go"), Line("2")], "1 -> e", "e -> 2")));
        var bookmark = Assert.Single(state.Bookmarks);
        Second(Flowchart("f", [Line("new1"), Line("1"), Event("e", "go"), Line("new2"), Line("2")], "new1 -> 1", "1 -> e", "e -> new2", "new2 -> 2"));

        var plan = await MigrateAsync(state);

        Assert.Equal(("test-v1", 1, "test-v2", 2), (plan.FromVersionId, plan.FromVersion, plan.ToVersionId, plan.ToVersion));
        var now = _engine.Read(state.Id);
        Assert.Equal(("test-v2", 2), (now.DefinitionVersionId, now.DefinitionVersion));
        Assert.Equal((bookmark.Id, bookmark.ExecutionId), (Assert.Single(now.Bookmarks).Id, now.Bookmarks[0].ExecutionId));
        Assert.Equal(WorkflowCrm.Engine.Runtime.ResumeOutcome.Resumed, await _engine.ResumeAsync(state.Id, bookmark.Id));
        Assert.Equal(["1", "new2", "2"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
        var line = Assert.Single(_engine.Journal, entry => entry.Event == "Migrated");
        Assert.Equal(("better", 1, 2), (line.Message, line.Payload!["fromVersion"]!.GetValue<int>(), line.Payload["toVersion"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_plan_says_what_happens_to_each_part_and_changes_nothing()
    {
        var state = await _engine.RunAsync(Workflow(
            Flowchart("f", [Line("1"), Event("e", "go"), Line("2")], "1 -> e", "e -> 2"), Variable("n", "String", "7"), Variable("old")));
        Second(
            Flowchart("f", [Line("1"), Event("e", "other"), Line("3")], "1:Other -> e", "1 -> 3", "e -> 3", "1 -> e"),
            Variable("n", "String", "7"),
            Variable("new", "Int32", 5));

        var plan = await _migration.PlanAsync(state.Id, "test-v2", Token);

        Assert.True(plan.IsDone, plan.Problem);
        Assert.Equal(
            [
                (MigrationEffectKind.Kept, "f"), (MigrationEffectKind.ArrowsAdded, "f"), (MigrationEffectKind.InputsChanged, "e"),
                (MigrationEffectKind.BookmarkKept, "Elsa.Event"), (MigrationEffectKind.VariableAdded, "new"),
            ],
            plan.Effects.Select(effect => (effect.Kind, effect.Subject)));
        Assert.Equal("test-v1", _engine.Read(state.Id).DefinitionVersionId);
        Assert.DoesNotContain(_engine.Journal, entry => entry.Event == "Migrated");
    }

    [Fact]
    public async Task An_open_activity_that_is_gone_refuses_with_its_name()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Event("e", "go"), Line("1"))));
        Second(Sequence("r", Line("1")));

        var plan = await _migration.MigrateAsync(state.Id, "test-v2", "better", Token);

        Assert.Equal(RepairOutcome.Refused, plan.Outcome);
        Assert.Contains("'e' is open and does not exist in version 2", plan.Problem, StringComparison.Ordinal);
        Assert.Equal("test-v1", _engine.Read(state.Id).DefinitionVersionId);
    }

    [Fact]
    public async Task An_open_activity_of_another_type_refuses()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Event("e", "go"))));
        Second(Flowchart("r", [Event("e", "go")]));

        Assert.Contains("'r' is open as Elsa.Sequence and is Elsa.Flowchart", (await _migration.PlanAsync(state.Id, "test-v2", Token)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_activity_that_nothing_leads_to_any_more_refuses()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart("f", [Node("s", "Elsa.Start"), Event("e", "go"), Line("1")], "s -> e", "e -> 1")));
        Second(Flowchart("f", [Node("s", "Elsa.Start"), Event("e", "go"), Line("1")], "s -> 1", "e -> 1"));

        Assert.Contains("no arrow leads to it", (await _migration.PlanAsync(state.Id, "test-v2", Token)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_sequence_the_place_is_found_again()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Line("1"), Event("e", "go"), Line("2"))));
        Second(Sequence("r", Line("0"), Line("1"), Line("1b"), Event("e", "go"), Line("1c"), Line("2")));

        var plan = await MigrateAsync(state);
        await _engine.PublishAsync("go");

        Assert.Equal(["0", "1b"], plan.Effects.Where(effect => effect.Kind == MigrationEffectKind.PassedOver).Select(effect => effect.Subject));
        Assert.Equal(["1", "1c", "2"], _engine.Lines);
    }

    [Fact]
    public async Task In_a_sequence_what_has_run_must_not_stand_ahead()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Line("1"), Event("e", "go"))));
        Second(Sequence("r", Event("e", "go"), Line("1")));

        Assert.Contains("'1' has run, and stands behind 'e'", (await _migration.PlanAsync(state.Id, "test-v2", Token)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_are_converted_dropped_and_given_defaults()
    {
        var state = await _engine.RunAsync(Workflow(
            Sequence("r", Set("s", "n", Literal("41")), Set("t", "old", Literal("x")), Event("e", "go"), Line("1")), Variable("n", "String"), Variable("old", "String")));
        Second(Sequence("r", Line("s"), Line("t"), Event("e", "go"), LineOf("1", "(getN() + 1) + ' ' + getFresh()")), Variable("n", "Int32", 0), Variable("fresh", "String", "new"));

        var plan = await MigrateAsync(state);
        await _engine.PublishAsync("go");

        Assert.Equal(
            [MigrationEffectKind.VariableConverted, MigrationEffectKind.VariableAdded, MigrationEffectKind.VariableDropped],
            plan.Effects.Where(effect => effect.NodeId is null).Select(effect => effect.Kind));
        Assert.Equal(["42 new"], _engine.Lines);
        Assert.DoesNotContain("var-old", _engine.Read(state.Id).Variables.Keys);
    }

    [Fact]
    public async Task A_value_that_cannot_be_converted_refuses()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Set("s", "n", Literal("many")), Event("e", "go")), Variable("n", "String")));
        Second(Sequence("r", Line("s"), Event("e", "go")), Variable("n", "Int32", 0));

        Assert.Contains("The value of 'n', 'many', is no Int32", (await _migration.PlanAsync(state.Id, "test-v2", Token)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulted_instance_migrates_and_is_retried_in_the_version_that_is_mended()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f", [Node("s", "Elsa.Start"), Node("x", "Acme.Gone"), Event("e", "go"), Line("end")], "s -> x", "s -> e", "x -> end", "e -> end")));
        Second(Flowchart("f", [Node("s", "Elsa.Start"), Line("x"), Event("e", "go"), Line("end")], "s -> x", "s -> e", "x -> end", "e -> end"));

        var plan = await MigrateAsync(state);
        Assert.Contains(plan.Effects, effect => effect is { Kind: MigrationEffectKind.TypeReplaced, Subject: "x" });
        Assert.Equal(InstanceSubStatus.Faulted, _engine.Read(state.Id).SubStatus);
        await _engine.Runtime.RetryAsync(state.Id, state.Incidents[0].ExecutionId, "mended", Token);
        await _engine.PublishAsync("go");

        Assert.Equal(["x", "end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task Only_a_published_version_of_the_same_workflow_is_taken()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Event("e", "go"))));
        _engine.Definitions.Add(Named("other", Sequence("r", Event("e", "go"))));
        _engine.Definitions.Add(Workflow(Sequence("r", Event("e", "go"))).Change(document => (document["id"], document["isPublished"]) = ("draft", false)));

        Assert.Contains("no version 'nothing'", (await _migration.PlanAsync(state.Id, "nothing", Token)).Problem, StringComparison.Ordinal);
        Assert.Contains("a version of the workflow other", (await _migration.PlanAsync(state.Id, "other-v1", Token)).Problem, StringComparison.Ordinal);
        Assert.Contains("is a draft", (await _migration.PlanAsync(state.Id, "draft", Token)).Problem, StringComparison.Ordinal);
        Assert.Contains("runs on this version already", (await _migration.PlanAsync(state.Id, "test-v1", Token)).Problem, StringComparison.Ordinal);
        Assert.Equal(RepairOutcome.NotFound, (await _migration.PlanAsync("nothing", "test-v1", Token)).Outcome);
        await Assert.ThrowsAsync<ArgumentException>(() => _migration.MigrateAsync(state.Id, "draft", "", Token));
        await _engine.Runtime.CancelAsync(state.Id, "over", Token);
        Assert.Equal(RepairOutcome.Ended, (await _migration.PlanAsync(state.Id, "test-v1", Token)).Outcome);
    }

    private WorkflowDefinition Second(JsonObject root, params JsonObject[] variables)
    {
        var definition = Workflow(root, variables).Change(document => (document["id"], document["version"]) = ("test-v2", 2));
        _engine.Definitions.Add(definition);
        return definition;
    }

    private async Task<MigrationPlan> MigrateAsync(InstanceState state)
    {
        var plan = await _migration.MigrateAsync(state.Id, "test-v2", "better", Token);
        Assert.True(plan.IsDone, plan.Problem);
        return plan;
    }
}
