using WorkflowCrm.Simulation.Tests.Running;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Simulation.Tests;

public sealed class HistoriesOnSqlite
{
    [Fact]
    public Task No_history_breaks_a_rule() => Budget.PlayAsync("sqlite", firstSeed: 2_000_000, histories: 300, postgres: null);
}

public sealed class HistoriesOnPostgres(PostgresServer server)
{
    [Fact]
    public Task No_history_breaks_a_rule() => Budget.PlayAsync("postgres", firstSeed: 3_000_000, histories: 300, server);
}
