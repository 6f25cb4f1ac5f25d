namespace WorkflowCrm.Crm.Customers.Grading;

/// <summary>How a customer's grade and what is derived from it come about (sections 3.2–3.4).</summary>
public static class CustomerGrading
{
    /// <summary>The lower bound of grade A, yuan, inclusive (R010).</summary>
    public const decimal LowerBoundA = 1_200_000m;

    /// <summary>The lower bound of grade B, yuan, inclusive (R011).</summary>
    public const decimal LowerBoundB = 800_000m;

    /// <summary>The lower bound of grade C, yuan, inclusive (R012).</summary>
    public const decimal LowerBoundC = 500_000m;

    /// <summary>The lower bound of grade D, yuan, inclusive (R013); below it is E (R014).</summary>
    public const decimal LowerBoundD = 200_000m;

    /// <summary>The grade of an amount, compared exactly: 1 199 999.99 is B. A negative amount is refused with <c>amount-negative</c>.</summary>
    /// <param name="amount">Contract amount of the calendar year, yuan (G05).</param>
    public static Result<AmountGrade> GradeOf(decimal amount) => amount switch
    {
        < 0 => Problem.Invalid("amount-negative", ("amount", amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture))),
        >= LowerBoundA => AmountGrade.A,
        >= LowerBoundB => AmountGrade.B,
        >= LowerBoundC => AmountGrade.C,
        >= LowerBoundD => AmountGrade.D,
        _ => AmountGrade.E,
    };

    /// <summary>The service tier (R018, R019): strategic stays; the key flag (F51) or cooperating with A or B makes key; all others are general.</summary>
    /// <param name="tier">The customer's tier.</param>
    /// <param name="grade">His grade by amount; counts for cooperating customers only (R016).</param>
    /// <param name="keyFlag">Listed in 重点客户管理表 (F51).</param>
    public static ServiceTier ServiceTierOf(CustomerTier tier, AmountGrade? grade, bool keyFlag) => tier switch
    {
        CustomerTier.Strategic => ServiceTier.Strategic,
        _ when keyFlag => ServiceTier.Key,
        CustomerTier.Cooperating when grade is AmountGrade.A or AmountGrade.B => ServiceTier.Key,
        CustomerTier.Cooperating or CustomerTier.Reserve => ServiceTier.General,
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "There is no such tier (R015)."),
    };

    /// <summary>Strategic and key customers have a company-level archive, the others a department-level one (G20).</summary>
    public static ArchiveLevel ArchiveLevelOf(ServiceTier tier) =>
        tier == ServiceTier.General ? ArchiveLevel.Department : ArchiveLevel.Company;

    /// <summary>The class of the archive card: reserve customers are not cooperating yet (R031).</summary>
    public static CardClass CardClassOf(CustomerTier tier) =>
        tier == CustomerTier.Reserve ? CardClass.NotCooperating : CardClass.Cooperating;
}
