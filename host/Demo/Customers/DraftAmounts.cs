using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Host.Demo.Customers;

/// <summary>The contract amount of the current year, which is the basis of the grade (G05), in hundreds of yuan; reserves have none.</summary>
internal static class DraftAmounts
{
    public static void Fill(List<CustomerDraft> drafts, DemoRandom random)
    {
        foreach (var draft in drafts)
            draft.YearAmount = draft switch
            {
                { Edge: { } edge } => edge.Amount,
                { IsReserve: true } => 0m,
                { Tier: CustomerTier.Strategic, Grade: AmountGrade.A } => Hundreds(random, 18_000, 62_000),
                { Grade: AmountGrade.A } => Hundreds(random, 12_000, 31_000),
                { Grade: AmountGrade.B } => Hundreds(random, 8_000, 11_999),
                { Grade: AmountGrade.C } => Hundreds(random, 5_000, 7_999),
                { Grade: AmountGrade.D } => Hundreds(random, 2_000, 4_999),
                _ => Hundreds(random, 180, 1_999),
            };
    }

    private static decimal Hundreds(DemoRandom random, int from, int to) => random.Between(from, to) * 100m;
}
