namespace WorkflowCrm.Crm.Customers.Grading;

/// <summary>客户层级 (R015).</summary>
public enum CustomerTier
{
    Strategic,
    Cooperating,
    Reserve,
}
