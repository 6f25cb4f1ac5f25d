namespace WorkflowCrm.Crm.Customers.Grading;

/// <summary>档案卡类别 已合作 / 未合作 (R031).</summary>
public enum CardClass
{
    /// <summary>未合作: reserve customers.</summary>
    NotCooperating,

    /// <summary>已合作: strategic and cooperating customers.</summary>
    Cooperating,
}
