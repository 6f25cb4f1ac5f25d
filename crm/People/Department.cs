namespace WorkflowCrm.Crm.People;

/// <summary>A department, also called unit (section 1.1 of the organisation).</summary>
public sealed class Department
{
    /// <summary>The department's letter, e.g. <c>J</c> for 设计部.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    /// <summary>The letter in customer numbers; without one the department cannot own numbered customers (R006).</summary>
    public string? NumberLetter { get; set; }

    /// <summary>The department manager (部门经理); null while the post is vacant.</summary>
    public string? ManagerId { get; set; }

    /// <summary>The deputy GM in charge (主管副总); null means the GM himself (section 6.3).</summary>
    public string? LeaderInChargeId { get; set; }
}
