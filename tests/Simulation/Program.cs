using WorkflowCrm.Simulation.Tests.Backends;
using WorkflowCrm.Simulation.Tests.Running;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Simulation.Tests;

/// <summary>Runs a campaign when the first word names a store, and the tests otherwise.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["campaign", .. var words])
            return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(arguments);
        try
        {
            var options = CampaignOptions.Read(words);
            await using var postgres = new PostgresServer();
            return await new Campaign(options, () => Stores.OpenAsync(options.Store, postgres), Console.Out).RunAsync() == 0 ? 0 : 1;
        }
        catch (ArgumentException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }
}
