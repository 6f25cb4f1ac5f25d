namespace WorkflowCrm.Crm.People;

/// <summary>A member of staff.</summary>
public sealed class Person
{
    public required string Id { get; init; }

    /// <summary>The name to sign in with, e.g. <c>luo.siyuan</c>. Pages show <see cref="Name"/>, never this.</summary>
    public required string Login { get; init; }

    public required string Name { get; set; }

    /// <summary>The name in Latin letters, for English pages and mails.</summary>
    public required string NameEn { get; set; }

    public required string Mail { get; set; }

    public required string DepartmentId { get; set; }

    public required string Title { get; set; }

    public required string TitleEn { get; set; }

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "zh-CN";

    /// <summary>IANA time zone.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>False once the person has left: can neither sign in nor act (P10).</summary>
    public bool Active { get; set; } = true;

    /// <summary>Invented for the demo company; such a person must not exist outside Development.</summary>
    public bool IsDemo { get; set; }
}
