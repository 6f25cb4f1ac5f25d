using WorkflowCrm.Simulation.Tests.Backends;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Simulation.Tests.Running;

/// <summary>Plays a number of histories within a test, which fails with the story of the first that breaks a rule.</summary>
internal static class Budget
{
    public static async Task PlayAsync(string store, long firstSeed, int histories, PostgresServer? postgres)
    {
        await using var backend = await Stores.OpenAsync(store, postgres);
        var player = new Player(backend);
        for (var seed = firstSeed; seed < firstSeed + histories; seed++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            if (await player.PlayAsync(seed) is { } failure)
                Assert.Fail(await Report.OfAsync(player, failure, TimeSpan.FromSeconds(30)));
        }

        Assert.True(player.Transactions > histories * 3, $"{histories} histories committed only {player.Transactions} transactions.");
    }
}
