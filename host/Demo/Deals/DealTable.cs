namespace WorkflowCrm.Host.Demo.Deals;

/// <summary>The counts of section 8.4 for contracts and payments.</summary>
internal static class DealTable
{
    public const int Contracts = 260;
    public const int ContractsWithRemark = 8;
    public const int Payments = 610;

    /// <summary>72 % of the instalments came in on time, 20 % up to 30 days late, 6 % up to 90, 2 % later.</summary>
    public static IReadOnlyList<(Lateness Lateness, int Count)> Lateness { get; } =
    [
        (Deals.Lateness.OnTime, 439),
        (Deals.Lateness.UpTo30Days, 122),
        (Deals.Lateness.UpTo90Days, 37),
        (Deals.Lateness.Over90Days, 12),
    ];
}

internal enum Lateness
{
    OnTime,
    UpTo30Days,
    UpTo90Days,
    Over90Days,
}
