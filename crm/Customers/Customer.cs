using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Crm.Customers;

/// <summary>A customer as everyone in the company may see him. What is confidential stands in the archive.</summary>
public sealed class Customer
{
    public required string Id { get; init; }

    /// <summary>The customer number; never changes after assignment (R008).</summary>
    public required string Number { get; init; }

    public required string Name { get; set; }

    /// <summary>Pinyin initials of the whole name, upper case, for search (BJCJ finds 北京城建).</summary>
    public required string Initials { get; set; }

    public required CustomerTier Tier { get; set; }

    /// <summary>Today's grade by amount (R010–R014); the letter in the number is the one of the day of registration.</summary>
    public required AmountGrade Grade { get; set; }

    /// <summary>Contract amount of the current calendar year, yuan (G05).</summary>
    public decimal YearAmount { get; set; }

    /// <summary>重点客户管理表 (F51): makes a customer a key customer whatever his grade.</summary>
    public bool KeyFlag { get; set; }

    /// <summary>A1, A2, B1, B2, C or null (R023).</summary>
    public string? KeyAccountClass { get; set; }

    /// <summary>A, B, C or null: the need grade of a prospect (R022).</summary>
    public string? NeedGrade { get; set; }

    public required ArchiveLevel ArchiveLevel { get; set; }

    public required string DepartmentId { get; set; }

    /// <summary>The salesperson in charge; null while nobody owns the customer.</summary>
    public string? OwnerId { get; set; }

    public string? CoOwnerId { get; set; }

    public required string Industry { get; set; }

    public required string Province { get; set; }

    public required string City { get; set; }

    public CardClass CardClass { get; set; }

    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When the archive was last completed or changed (UTC), R035.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>True while required fields of the card are missing (G25).</summary>
    public bool Incomplete { get; set; }
}
