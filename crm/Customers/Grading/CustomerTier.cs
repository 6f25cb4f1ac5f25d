namespace WorkflowCrm.Crm.Customers.Grading;

/// <summary>客户层级 (R015).</summary>
public enum CustomerTier
{
    /// <summary>战略合作(伙伴): set by hand and confirmed by the GM (G04).</summary>
    Strategic,

    /// <summary>合作: graded by amount (R016).</summary>
    Cooperating,

    /// <summary>储备: intends to do business, or large undeveloped potential (R017).</summary>
    Reserve,
}
