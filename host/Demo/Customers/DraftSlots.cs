using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Host.Demo.Customers;

/// <summary>Deals tiers, grades and departments out to 200 customers so that every sum of the table holds, the fixed customers included.</summary>
internal static class DraftSlots
{
    public static List<CustomerDraft> Deal(IReadOnlyList<EdgeCustomer> edges, DemoRandom random)
    {
        var slots = CustomerTable.Spread(CustomerTable.Grades.Select(g => ((g.Tier, g.Grade), g.Count))).ToList();
        var departments = CustomerTable.Spread(CustomerTable.Departments).ToList();
        List<CustomerDraft> drafts = [];
        foreach (var edge in edges)
        {
            var grade = CustomerGrading.GradeOf(edge.Amount).Value;
            Take(slots, (edge.Tier, grade));
            Take(departments, edge.Department);
            drafts.Add(new CustomerDraft { Tier = edge.Tier, Grade = grade, DepartmentId = edge.Department, Edge = edge });
        }

        drafts.AddRange(slots.Zip(random.Shuffle(departments), (slot, department) =>
            new CustomerDraft { Tier = slot.Item1, Grade = slot.Item2, DepartmentId = department }));
        return drafts;
    }

    private static void Take<T>(List<T> items, T item)
    {
        if (!items.Remove(item))
            throw new InvalidOperationException($"The fixed customers leave no place for {item} in the table.");
    }
}
