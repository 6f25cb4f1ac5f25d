using WorkflowCrm.Host.Demo.Company;

namespace WorkflowCrm.Host.Demo.Customers;

/// <summary>Gives customers to the people of their departments; twelve belong to the salesperson who is about to leave, five to nobody.</summary>
internal static class DraftOwners
{
    private const string Leaver = "gu.beichen";
    private const string LeaversDepartment = "S";

    public static void Fill(List<CustomerDraft> drafts, DemoStaff staff, DemoRandom random)
    {
        foreach (var draft in drafts.Where(d => d.Edge is not null))
            draft.OwnerId = staff.IdOf(draft.Edge!.Owner);

        var rest = random.Shuffle(drafts.Where(d => d.Edge is null));
        var unowned = rest.Where(d => d.IsReserve).Take(CustomerTable.Unowned).ToHashSet();
        var leavers = rest.Where(d => d.DepartmentId == LeaversDepartment && !unowned.Contains(d)).Take(CustomerTable.OfLeaver).ToHashSet();
        Dictionary<string, int> turn = [];
        foreach (var draft in rest.Where(d => !unowned.Contains(d)))
        {
            if (leavers.Contains(draft))
            {
                draft.OwnerId = staff.IdOf(Leaver);
                continue;
            }

            var owners = staff.Owners[draft.DepartmentId];
            var next = turn.GetValueOrDefault(draft.DepartmentId);
            turn[draft.DepartmentId] = next + 1;
            draft.OwnerId = owners[next % owners.Count];
        }
    }
}
