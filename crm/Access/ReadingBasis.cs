namespace WorkflowCrm.Crm.Access;

/// <summary>Why a person may read an archive, or that he may not (P07, P08, G18).</summary>
public enum ReadingBasis
{
    /// <summary>No right: a request must be approved first.</summary>
    None,

    /// <summary>GM, deputy GM or marketing director at company level (R053); GM or deputy GM in charge at department level (G18).</summary>
    Exempt,

    /// <summary>The manager of the owning department, who keeps department-level archives (R056).</summary>
    Keeper,

    /// <summary>Owner or co-owner of the customer (P08).</summary>
    Owner,

    /// <summary>A grant that has not expired (R061).</summary>
    Grant,
}
