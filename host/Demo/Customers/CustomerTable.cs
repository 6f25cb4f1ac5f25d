using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Host.Demo.Customers;

/// <summary>The counts of section 8.3 that the 200 customers keep exactly.</summary>
internal static class CustomerTable
{
    public static IReadOnlyList<(CustomerTier Tier, AmountGrade Grade, int Count)> Grades { get; } =
    [
        (CustomerTier.Strategic, AmountGrade.A, 9),
        (CustomerTier.Strategic, AmountGrade.B, 3),
        (CustomerTier.Cooperating, AmountGrade.A, 14),
        (CustomerTier.Cooperating, AmountGrade.B, 22),
        (CustomerTier.Cooperating, AmountGrade.C, 30),
        (CustomerTier.Cooperating, AmountGrade.D, 38),
        (CustomerTier.Cooperating, AmountGrade.E, 34),
        (CustomerTier.Reserve, AmountGrade.E, 50),
    ];

    public static IReadOnlyList<(string DepartmentId, int Count)> Departments { get; } =
        [("S", 70), ("X", 60), ("M", 35), ("G", 20), ("B", 8), ("J", 7)];

    public static IReadOnlyList<(string Grade, int Count)> NeedGrades { get; } = [("A", 8), ("B", 20), ("C", 22)];

    public const int HomeProvince = 140;
    public const int PerIndustry = 20;
    public const int KeyFlags = 4;
    public const int Unowned = 5;
    public const int OfLeaver = 12;
    public const int Incomplete = 30;

    /// <summary>Incomplete files that nobody has touched during the whole of last month (R035).</summary>
    public const int IncompleteAndUntouched = 6;

    /// <summary>Each count as that many items.</summary>
    public static IEnumerable<T> Spread<T>(IEnumerable<(T Item, int Count)> counts) => counts.SelectMany(c => Enumerable.Repeat(c.Item, c.Count));
}
