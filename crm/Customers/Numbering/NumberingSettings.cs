using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Crm.Customers.Numbering;

/// <summary>What a company sets for its customer numbers (section 3.1; G02, G07, G08, G11).</summary>
/// <param name="CompanyCode">2–6 capital letters, e.g. TF.</param>
/// <param name="Letters">The departments' letters.</param>
/// <param name="Zone">The time zone whose month is the month of assignment.</param>
public sealed record NumberingSettings(string CompanyCode, DepartmentLetters Letters, TimeZoneInfo Zone)
{
    /// <summary>The letter of reserve customers, whatever their amount (G07).</summary>
    public AmountGrade ReserveGrade { get; init; } = AmountGrade.E;

    /// <summary>The defaults with that company code: department letters of R002 and G02, Asia/Shanghai, reserve letter E.</summary>
    public static NumberingSettings For(string companyCode) =>
        new(companyCode, new DepartmentLetters(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
}
