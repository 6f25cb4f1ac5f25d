using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Host.Demo.Company;
using WorkflowCrm.Host.Demo.Customers;
using WorkflowCrm.Host.Demo.Deals;
using WorkflowCrm.Host.Demo.History;

namespace WorkflowCrm.Host.Demo;

/// <summary>The whole demo company on paper, before any database: the same at every drawing for the same D0.</summary>
internal sealed class DemoData
{
    private const ulong Seed = 20121128;

    private DemoData(DemoStaff staff, IReadOnlyList<DemoCustomer> customers, HistoryFile stories, IReadOnlyList<HistoryEvent> history)
    {
        Staff = staff;
        Customers = customers;
        Stories = stories;
        History = history;
    }

    public DemoStaff Staff { get; }

    /// <summary>In the order of their registration.</summary>
    public IReadOnlyList<DemoCustomer> Customers { get; }

    public HistoryFile Stories { get; }

    /// <summary>What happened before D0, in the order of its times.</summary>
    public IReadOnlyList<HistoryEvent> History { get; }

    public static DemoData Draw(DemoDay day)
    {
        var random = new DemoRandom(Seed);
        var ids = new DemoIds(new DemoRandom(random.Next()));
        var words = DemoFile.Read<WordsFile>("words.json");
        var staff = new DemoStaff(DemoFile.Read<CompanyFile>("company.json"), day, ids);

        var drafts = CustomerDrawing.Draw(staff, day, words, random);
        var writer = new CustomerWriter(ids, words, random);
        var customers = drafts.OrderBy(d => d.RegisteredAt).Select(d => writer.Write(d)).ToList();

        var archives = customers.ToDictionary(c => c.Draft, c => c.Archive);
        var dealWriter = new DealWriter(day, ids, words, random);
        foreach (var deal in DealDrawing.Draw(drafts, random))
            dealWriter.Write(deal, archives[deal.Customer]);

        var stories = DemoFile.Read<HistoryFile>("history.json");
        var history = new HistoryDrawing(staff, day, [.. customers.Select(c => c.Customer)]).Draw(stories);
        return new DemoData(staff, customers, stories, history);
    }
}

/// <summary>A customer with the draft that it was written from.</summary>
internal sealed record DemoCustomer(CustomerDraft Draft, Customer Customer, CustomerArchive Archive);
