using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Crm.Customers;

/// <summary>What to look for in the register; null means no condition.</summary>
/// <param name="Text">Part of the name, of the number, or pinyin initials (BJCJ).</param>
public sealed record CustomerFilter(
    string? Text = null,
    CustomerTier? Tier = null,
    AmountGrade? Grade = null,
    string? DepartmentId = null,
    string? OwnerId = null);
