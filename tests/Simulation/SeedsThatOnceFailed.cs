using WorkflowCrm.Simulation.Tests.Backends;
using WorkflowCrm.Simulation.Tests.Definitions;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests;

/// <summary>
/// Seeds that fail when the fix of what they found is taken out. A seed tells the same story only as long as definitions and steps are
/// chosen as they are now, so each bug also has a test of its own where it was.
/// </summary>
public sealed class SeedsThatOnceFailed
{
    [Theory]
    [InlineData(1730, "a branch queued in a fork that another branch ended waited there for ever")]
    [InlineData(10560, "what ran in a container that had ended was dropped by a fault without being told, and had no end in the journal")]
    [InlineData(39, "the same event sent twice was kept, or resumed the instance, a second time")]
    public async Task A_seed_that_once_failed_breaks_no_rule_any_more(long seed, string why)
    {
        await using var backend = new MemoryBackend();
        var player = new Player(backend);
        if (await player.PlayAsync(seed) is { } failure)
            Assert.Fail($"Again: {why}. {await Report.OfAsync(player, failure, TimeSpan.FromSeconds(10))}");
    }

    [Fact]
    public async Task The_same_seed_is_the_same_history()
    {
        await using var backend = new MemoryBackend();
        for (var seed = 40; seed < 60; seed++)
        {
            var (first, second) = (new Histories.Tape(), new Histories.Tape());
            await new Player(backend).PlayAsync(seed, first);
            await new Player(backend).PlayAsync(seed, second);
            Assert.NotEmpty(first.ToString());
            Assert.Equal(first.ToString(), second.ToString());
        }
    }

    [Fact]
    public void A_seed_makes_definitions_of_many_kinds()
    {
        var types = Enumerable.Range(0, 300)
            .SelectMany(seed => FamilyMaker.Make(Choices.FromSeed(seed), "f").Definitions)
            .SelectMany(definition => definition.Nodes()).Select(node => node.Type).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "Elsa.Flowchart", "Elsa.FlowJoin", "Elsa.FlowFork", "Elsa.FlowDecision", "Elsa.Sequence", "Elsa.Parallel", "Elsa.Fork", "Elsa.If",
                "Elsa.For", "Elsa.ForEach", "Elsa.ParallelForEach", "Elsa.While", "Elsa.Event", "Elsa.Delay", "Elsa.RunJavaScript", "Elsa.Correlate",
                "Elsa.PublishEvent", "Elsa.RunTask", "Elsa.DispatchWorkflow", "Elsa.ExecuteWorkflow", "Elsa.BulkDispatchWorkflows", "Elsa.Break", "Elsa.Finish",
            },
            types);
    }
}
