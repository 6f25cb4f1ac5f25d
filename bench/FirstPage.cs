namespace WorkflowCrm.Bench;

/// <summary>How long it takes from the start of the process to the first page: with everything still to be made, and on a company that is there.</summary>
internal static class FirstPage
{
    public static async Task MeasureAsync(BenchPlace place, int runs, ResultTable table)
    {
        List<double> first = [], again = [];
        for (var run = 0; run < runs; run++)
        {
            await place.CleanAsync();
            await using (var host = await BenchHost.StartAsync(place))
                first.Add(host.FirstPageAfter.TotalMilliseconds);
            await using (var host = await BenchHost.StartAsync(place))
                again.Add(host.FirstPageAfter.TotalMilliseconds);
        }

        await place.DisposeAsync();
        table.Add("first page after the first start (database and demo company are made)", place.Name, first, "< 5 000 ms");
        table.Add("first page after a later start", place.Name, again, "< 5 000 ms");
    }
}
