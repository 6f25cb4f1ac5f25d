using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Host.Demo.Customers;

/// <summary>edge-customers.json: one of the fixed customers that show the edge cases of numbering and grading (section 8.3).</summary>
/// <param name="Person">A private person, not a company.</param>
/// <param name="RegisteredBy">The department at registration when it was another one (E11).</param>
/// <param name="GradeWhenRegistered">The grade at registration when it was another one (E12).</param>
/// <param name="MonthsAgo">Month of registration, counted back from D0's.</param>
/// <param name="Abbreviation">What the last segment of the number must be.</param>
internal sealed record EdgeCustomer(
    string Key,
    string Name,
    CustomerTier Tier,
    decimal Amount,
    string Department,
    string Owner,
    string Industry,
    string Province,
    string City,
    int MonthsAgo,
    string Abbreviation,
    bool Person = false,
    string? RegisteredBy = null,
    AmountGrade? GradeWhenRegistered = null);
