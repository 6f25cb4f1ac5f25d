namespace WorkflowCrm.Crm.Customers.Grading;

/// <summary>服务层级 (R018): decides reception, return visits, contact frequency and events; always derived, never stored by hand.</summary>
public enum ServiceTier
{
    /// <summary>战略合作(伙伴).</summary>
    Strategic,

    /// <summary>重点.</summary>
    Key,

    /// <summary>一般.</summary>
    General,
}
