using WorkflowCrm.Bench.Databases;
using WorkflowCrm.Bench.Measuring;

namespace WorkflowCrm.Bench.Mails;

/// <summary>The administrator's log of mails among 100 000 sent and 100 000 received ones.</summary>
internal static class MailLogBench
{
    public static Task RunAsync(Table table, BenchServer server) => server.OnBothAsync(database => RunAsync(table, database));

    private static async Task RunAsync(Table table, BenchDatabase database)
    {
        await using (var first = await MeasuredHost.StartAsync(database))
            await first.UntilReadyAsync(); // with the demo company's mails, which are multiplied

        await ManyMails.AddAsync(database);
        await using var host = await MeasuredHost.StartAsync(database);
        using var reader = await SignedInReader.OfAsync(host, "ye.xiaolan");
        await reader.WritePagesAsync(
            table, database, "admin/mails?tab=sent", "admin/mails?tab=sent&page=1000", "admin/mails?tab=waiting", "admin/mails?tab=failed", "admin/mails?tab=received",
            "admin/mails?tab=quarantined", "admin/mails?q=BM-5000", "admin/mails?q=%E5%AE%A1%E6%89%B9");
    }
}
