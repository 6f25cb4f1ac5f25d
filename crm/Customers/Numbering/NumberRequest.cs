using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Crm.Customers.Numbering;

/// <summary>What a customer's number is made of, besides the day.</summary>
/// <param name="Abbreviation">The abbreviation that the person who registers has confirmed (R009); proposed by <see cref="PinyinInitials"/>.</param>
/// <param name="DepartmentLetter">The owning department's letter; null or empty when it has none (R006).</param>
/// <param name="Tier">The customer's tier; reserve customers get the reserve letter (G07).</param>
/// <param name="Grade">The grade by amount (G06); may be missing for reserve customers only (R016).</param>
public sealed record NumberRequest(string Abbreviation, string? DepartmentLetter, CustomerTier Tier, AmountGrade? Grade);
