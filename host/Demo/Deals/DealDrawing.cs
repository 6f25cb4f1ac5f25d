using WorkflowCrm.Host.Demo.Customers;

namespace WorkflowCrm.Host.Demo.Deals;

/// <summary>
/// Decides how many contracts and instalments each customer has and which were late, so that the totals of section 8.4 hold and
/// the record of every customer gives the credit he was drawn with (G49: A nothing late, B from 85 % on time, C from 70 %, D below).
/// </summary>
internal static class DealDrawing
{
    public static List<DealDraft> Draw(List<CustomerDraft> customers, DemoRandom random)
    {
        var deals = random.Shuffle(customers.Where(c => !c.IsReserve).Select(c => new DealDraft(c)));
        foreach (var deal in deals)
            deal.Payments = deal.Customer.Credit switch { 'B' => 7, 'C' => 4, 'D' => 5, _ => 2 };

        foreach (var deal in deals.Where(d => d.Customer.Credit == 'A').Take(DealTable.Contracts - deals.Sum(d => d.Contracts)).ToList())
            deal.ThisYear++;
        foreach (var deal in deals.Where(d => d.Customer.Credit == 'A').Take(DealTable.Payments - deals.Sum(d => d.Payments)).ToList())
            deal.Payments++;
        DealOutLateness(deals);
        return deals;
    }

    private static void DealOutLateness(List<DealDraft> deals)
    {
        var left = DealTable.Lateness.ToDictionary(l => l.Lateness, l => l.Count);
        foreach (var deal in deals.Where(d => d.Customer.Credit == 'B'))
            Add(deal, Lateness.UpTo30Days, left);
        foreach (var (deal, i) in deals.Where(d => d.Customer.Credit == 'C').Select((d, i) => (d, i)))
            Add(deal, i % 4 == 0 ? Lateness.UpTo90Days : Lateness.UpTo30Days, left);

        var slow = deals.Where(d => d.Customer.Credit == 'D').ToList();
        Lateness[] worstFirst = [Lateness.Over90Days, Lateness.UpTo90Days, Lateness.UpTo30Days];
        var next = 0;
        foreach (var lateness in worstFirst)
        {
            while (left[lateness] > 0)
                Add(slow[next++ % slow.Count], lateness, left);
        }
    }

    private static void Add(DealDraft deal, Lateness lateness, Dictionary<Lateness, int> left)
    {
        deal.Late.Add(lateness);
        left[lateness]--;
    }
}
