using System.Reflection;
using WorkflowCrm.Bench;

// Real host, real HTTP, real database. Medians; each figure beside the machine's own limit, measured in the same run:
// the same host's empty answer (/health/live).
if (Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration != "Release")
{
    Console.Error.WriteLine("Measure the Release build: dotnet run -c Release --project bench");
    return 2;
}

var databases = new List<BenchDatabase> { BenchDatabase.Sqlite() };
if (Environment.GetEnvironmentVariable("WORKFLOWCRM_BENCH_POSTGRES") is { Length: > 0 } server)
    databases.Add(await BenchDatabase.PostgresAsync(server));
else
    Console.Error.WriteLine("PostgreSQL is left out: WORKFLOWCRM_BENCH_POSTGRES names no server (Host=…;Username=…;Database=postgres).");

Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}");
foreach (var database in databases)
{
    await using (database)
        await InboxBench.RunAsync(database, Console.Out);
}

return 0;
