using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Host.Demo.Customers;

/// <summary>
/// Key flags, key-account classes (R023), need grades of reserves (R022) and the credit that the payments will show:
/// A1 has credit A, A2 grade A otherwise, B1 credit A or B, B2 grade B otherwise (section 3.3).
/// </summary>
internal static class DraftClasses
{
    private static readonly (string Class, AmountGrade Grade, string Credits)[] Classes =
    [
        ("A1", AmountGrade.A, "AAAAAA"),
        ("A2", AmountGrade.A, "BBBBBBCCDD"),
        ("B1", AmountGrade.B, "AAAAAAAABBBB"),
        ("B2", AmountGrade.B, "CCCCCCCCCCDDD"),
        ("C", AmountGrade.C, "AAAAABBBCCCCCCDDDDD"),
    ];

    private static readonly (char, int)[] OtherCredits = [('A', 37), ('B', 1), ('C', 27), ('D', 25)];

    public static void Fill(List<CustomerDraft> drafts, DemoRandom random)
    {
        var cooperating = random.Shuffle(drafts.Where(d => !d.IsReserve));
        foreach (var draft in cooperating.Where(d => d is { Grade: AmountGrade.C, Edge: null }).Take(CustomerTable.KeyFlags))
            draft.KeyFlag = true;

        foreach (var (name, grade, credits) in Classes)
        {
            foreach (var (draft, credit) in cooperating.Where(d => d.Grade == grade && d.KeyAccountClass is null).Zip(credits).ToList())
                (draft.KeyAccountClass, draft.Credit) = (name, credit);
        }

        var others = cooperating.Where(d => d.Credit is null).ToList();
        foreach (var (draft, credit) in others.Zip(random.Shuffle(CustomerTable.Spread(OtherCredits))).ToList())
            draft.Credit = credit;

        foreach (var (draft, need) in drafts.Where(d => d.IsReserve).Zip(random.Shuffle(CustomerTable.Spread(CustomerTable.NeedGrades))).ToList())
            draft.NeedGrade = need;
    }
}
