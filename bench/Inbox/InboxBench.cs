using WorkflowCrm.Bench.Databases;
using WorkflowCrm.Bench.Measuring;

namespace WorkflowCrm.Bench.Inbox;

/// <summary>How long the start takes, and the inbox among 100 000 tasks.</summary>
internal static class InboxBench
{
    public static Task RunAsync(Table table, BenchServer server) => server.OnBothAsync(database => RunAsync(table, database));

    private static async Task RunAsync(Table table, BenchDatabase database)
    {
        await using (var first = await MeasuredHost.StartAsync(database))
            Write(table, database, "first page, empty database (loads the demo company)", first.FirstPage.TotalMilliseconds);
        await ManyTasks.AddAsync(database);
        await using var host = await MeasuredHost.StartAsync(database);
        Write(table, database, "first page, database in place", host.FirstPage.TotalMilliseconds);

        using var reader = await SignedInReader.OfAsync(host, "meng.fan");
        await reader.WritePagesAsync(table, database, "api/tasks", "api/tasks?page=20", "tasks", "api/requests?scope=mine");
    }

    private static void Write(Table table, BenchDatabase database, string what, double milliseconds) =>
        table.Row(database.Kind, what, milliseconds, "ms", "");
}
