namespace WorkflowCrm.Crm.Customers.Grading;

/// <summary>金额等级 A–E (R010–R014).</summary>
public enum AmountGrade
{
    A,
    B,
    C,
    D,
    E,
}
