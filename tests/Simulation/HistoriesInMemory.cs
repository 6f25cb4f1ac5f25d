using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests;

/// <summary>A fixed budget of histories that every change is checked against; <c>tests/simulate.sh</c> plays more.</summary>
public sealed class HistoriesInMemory
{
    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public Task No_history_breaks_a_rule(long firstSeed) => Budget.PlayAsync("memory", firstSeed, histories: 6_000, postgres: null);
}
