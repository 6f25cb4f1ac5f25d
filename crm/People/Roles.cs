namespace WorkflowCrm.Crm.People;

/// <summary>The role keys that rules refer to (section 1.2).</summary>
public static class Roles
{
    public const string Chairman = "chairman";
    public const string GeneralManager = "gm";
    public const string DeputyGeneralManager = "dgm";
    public const string MarketingDirector = "marketing-director";
    public const string DepartmentManager = "dept-manager";
    public const string ArchiveKeeper = "archive-keeper";
    public const string GmOfficeSecretary = "gm-office-secretary";
    public const string GmOfficeHead = "gm-office-head";

    /// <summary>Redraws processes in the designer.</summary>
    public const string ProcessOwner = "process-owner";

    /// <summary>系统管理员 (R038).</summary>
    public const string Administrator = "administrator";

    /// <summary>Reads the audit trail and the reading log.</summary>
    public const string Auditor = "auditor";

    /// <summary>Every role, from the top of the company down.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Chairman, GeneralManager, DeputyGeneralManager, MarketingDirector, DepartmentManager, GmOfficeHead, GmOfficeSecretary, ArchiveKeeper,
        ProcessOwner, Administrator, Auditor,
    ];
}
