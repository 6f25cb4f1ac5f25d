using WorkflowCrm.Host.Demo.Company;

namespace WorkflowCrm.Host.Demo.Customers;

/// <summary>Draws up the 200 customers of section 8.3, one aspect after the other.</summary>
internal static class CustomerDrawing
{
    public static List<CustomerDraft> Draw(DemoStaff staff, DemoDay day, WordsFile words, DemoRandom random)
    {
        var drafts = DraftSlots.Deal(DemoFile.Read<List<EdgeCustomer>>("edge-customers.json"), random);
        DraftNames.Fill(drafts, words, random);
        DraftAmounts.Fill(drafts, random);
        DraftOwners.Fill(drafts, staff, random);
        DraftClasses.Fill(drafts, random);
        DraftDates.Fill(drafts, day, random);
        return drafts;
    }
}
