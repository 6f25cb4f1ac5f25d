using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Runtime.Stimuli;

public sealed class TriggerTests
{
    private readonly JobHarness _engine = new();

    [Fact]
    public async Task An_event_starts_every_definition_that_it_triggers_and_resumes_who_waits()
    {
        await _engine.PublishAsync(StimulusTests.Started("one"));
        await _engine.PublishAsync(StimulusTests.Started("two"));
        await _engine.RunAsync(Named("waiter", Sequence("r", Event("e", "go"), Line("waiter"))));

        var outcome = await _engine.SendEventAsync("go", "1", payload: "x");
        await _engine.DrainAsync();

        Assert.Equal((2, 1), (outcome.Starts, outcome.Resumptions));
        Assert.Equal(["one", "two", "waiter"], _engine.Lines);
    }

    [Fact]
    public async Task A_new_instance_carries_the_correlation_of_its_event()
    {
        await _engine.PublishAsync(StimulusTests.Started("one"));

        await _engine.SendEventAsync("go", "1", "case 1");
        await _engine.DrainAsync();

        Assert.Equal("case 1", Assert.Single(_engine.Instances).CorrelationId);
    }

    [Fact]
    public async Task The_same_key_sent_twice_starts_one_instance_and_another_key_another_one()
    {
        await _engine.PublishAsync(StimulusTests.Started("one"));

        await _engine.SendEventAsync("go", "1");
        await _engine.SendEventAsync("go", "1");
        await _engine.DrainAsync();
        await _engine.SendEventAsync("go", "1");
        await _engine.DrainAsync();
        Assert.Single(_engine.Instances);
        await _engine.SendEventAsync("go", "2");
        await _engine.DrainAsync();

        Assert.Equal(2, _engine.Instances.Count());
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData("AllowAlwaysStrategy", 4)]
    [InlineData("SingletonStrategy", 1)]
    [InlineData("CorrelatedSingletonStrategy", 2)]
    [InlineData("Elsa.Workflows.ActivationValidators.CorrelationStrategy, Elsa.Workflows.Runtime", 2)]
    public async Task The_activation_strategy_says_how_many_may_run(string? strategy, int count)
    {
        await _engine.PublishAsync(StimulusTests.Started("one", strategy));

        // All four are asked for before the first one has begun.
        foreach (var (key, correlation) in new[] { ("1", "a"), ("2", "a"), ("3", "b"), ("4", "b") })
        {
            await _engine.SendEventAsync("go", key, correlation);
        }

        await _engine.DrainAsync();

        Assert.Equal(count, _engine.Instances.Count());
    }

    [Fact]
    public async Task A_singleton_may_start_again_when_the_one_before_has_ended()
    {
        await _engine.PublishAsync(StimulusTests.Started("one", "SingletonStrategy"));
        await _engine.SendEventAsync("go", "1");
        await _engine.SendEventAsync("stop", "2");
        await _engine.DrainAsync();
        await _engine.SendEventAsync("stop", "3");
        await _engine.DrainAsync();
        Assert.Equal(InstanceSubStatus.Finished, Assert.Single(_engine.Instances).SubStatus);

        await _engine.SendEventAsync("go", "4");
        await _engine.DrainAsync();

        Assert.Equal(2, _engine.Instances.Count());
    }

    [Fact]
    public async Task A_definition_of_another_correlation_stands_in_the_way_only_of_the_correlation_strategy()
    {
        await _engine.RunAsync(Named("other", Event("e", "never")), correlationId: "a");
        await _engine.PublishAsync(StimulusTests.Started("one", "CorrelationStrategy"));
        await _engine.PublishAsync(StimulusTests.Started("two", "CorrelatedSingletonStrategy"));

        await _engine.SendEventAsync("go", "1", "a");
        await _engine.DrainAsync();

        Assert.Equal(["two"], _engine.Lines);
    }

    [Fact]
    public async Task What_was_retracted_between_the_event_and_its_job_is_not_started()
    {
        await _engine.PublishAsync(StimulusTests.Started("gone"));
        await _engine.PublishAsync(StimulusTests.Started("tamed"));
        await _engine.SendEventAsync("go", "1");

        _engine.Definitions.Retract("gone");
        _engine.Definitions.Add(Named("tamed", Flowchart("f", [Event("e", "go"), Line("tamed")], "e -> tamed")));
        await _engine.DrainAsync();

        Assert.Empty(_engine.Instances);
        Assert.Empty(_engine.Store.Jobs);
    }

    [Fact]
    public async Task A_definition_without_a_trigger_has_none_and_one_that_is_published_again_keeps_its_ids()
    {
        Assert.Empty((await _engine.PublishAsync(Workflow(Event("e", "go")))).Triggers);
        var first = await _engine.PublishAsync(StimulusTests.Started("one"));
        var second = await _engine.PublishAsync(StimulusTests.Started("one").Change(document => document["id"] = "one-v2"));

        Assert.Equal(first.Triggers.Single().Id, second.Triggers.Single().Id);
        Assert.Equal("one-v2", second.Triggers.Single().DefinitionVersionId);
    }

    [Fact]
    public async Task The_inputs_of_a_trigger_see_the_variables_as_they_are_declared()
    {
        var trigger = Node("e", "Elsa.Event", ("eventName", Script("getPrefix() + '.go'")));
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        await _engine.PublishAsync(Workflow(Flowchart("f", [trigger, Line("A")], "e -> A"), Variable("Prefix", "String", "orders")));

        await _engine.SendEventAsync("orders.go", "1");
        await _engine.DrainAsync();

        Assert.Equal(["A"], _engine.Lines);
    }
}
