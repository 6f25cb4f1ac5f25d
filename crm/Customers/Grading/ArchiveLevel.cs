namespace WorkflowCrm.Crm.Customers.Grading;

/// <summary>档案级别 (G20): decides the approval route of P07 and P08.</summary>
public enum ArchiveLevel
{
    /// <summary>部门级: general customers.</summary>
    Department,

    /// <summary>公司级: strategic and key customers.</summary>
    Company,
}
