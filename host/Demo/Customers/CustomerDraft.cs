using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Host.Demo.Customers;

/// <summary>A customer while the demo company is being drawn up; one step after the other fills it in.</summary>
internal sealed class CustomerDraft
{
    public required CustomerTier Tier { get; init; }

    public required AmountGrade Grade { get; init; }

    public required string DepartmentId { get; init; }

    /// <summary>The fixed customer that this is, if it is one.</summary>
    public EdgeCustomer? Edge { get; init; }

    public string Name { get; set; } = "";

    public string Industry { get; set; } = "";

    public string Province { get; set; } = "";

    public string City { get; set; } = "";

    public decimal YearAmount { get; set; }

    public string? OwnerId { get; set; }

    public bool KeyFlag { get; set; }

    public string? KeyAccountClass { get; set; }

    public string? NeedGrade { get; set; }

    /// <summary>A to D by how payments came in (G49); null without dealings.</summary>
    public char? Credit { get; set; }

    public bool Incomplete { get; set; }

    public DateTimeOffset RegisteredAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public bool IsReserve => Tier == CustomerTier.Reserve;

    public ArchiveLevel ArchiveLevel => CustomerGrading.ArchiveLevelOf(CustomerGrading.ServiceTierOf(Tier, Grade, KeyFlag));

    public string RegisteringDepartmentId => Edge?.RegisteredBy ?? DepartmentId;

    public AmountGrade GradeWhenRegistered => Edge?.GradeWhenRegistered ?? Grade;
}
