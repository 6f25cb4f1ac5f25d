using WorkflowCrm.Simulation.Tests.Backends;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests;

/// <summary>The rules are worth something only if a store that breaks its promises is found out.</summary>
public sealed class BrokenStoresAreFoundOut
{
    [Theory]
    [InlineData(Sabotage.KeepsEffects, "half stored")]
    [InlineData(Sabotage.LosesTimers, "timer lost", "wait lost")]
    public async Task A_store_that_breaks_its_promise_is_found_out(Sabotage sabotage, params string[] rules)
    {
        await using var backend = new MemoryBackend { Sabotage = sabotage };
        var player = new Player(backend);
        for (var seed = 1L; seed < 3_000; seed++)
        {
            if (await player.PlayAsync(seed) is { } failure)
            {
                Assert.Contains(failure.Violation.Rule, rules);
                var report = await Report.OfAsync(player, failure, TimeSpan.FromSeconds(5));
                Assert.Contains($"seed {seed}: {failure.Violation.Rule}", report, StringComparison.Ordinal);
                Assert.Contains("\"root\"", report, StringComparison.Ordinal);
                return;
            }
        }

        Assert.Fail("Nobody noticed.");
    }
}
