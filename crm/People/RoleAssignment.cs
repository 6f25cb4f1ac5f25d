namespace WorkflowCrm.Crm.People;

/// <summary>A role of a person (section 1.2); some roles hold for one department only.</summary>
public sealed class RoleAssignment
{
    public required string PersonId { get; init; }

    /// <summary>One of <see cref="Roles"/> or a key that the company has added.</summary>
    public required string Role { get; init; }

    /// <summary>The department it holds for; empty for the whole company.</summary>
    public string DepartmentId { get; init; } = "";
}
