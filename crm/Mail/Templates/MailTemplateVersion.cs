namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>
/// One version of a mail template as an owner published it. Versions are only ever added; the newest one is in use. A shipped template
/// that nobody has touched has none.
/// </summary>
public sealed class MailTemplateVersion
{
    /// <summary>E.g. <c>task.assigned</c>.</summary>
    public required string Key { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Version { get; init; }

    /// <summary>What the company calls a template of its own; empty for a shipped one, whose name the program knows.</summary>
    public required string NameZh { get; init; }

    /// <summary>The same in English.</summary>
    public required string NameEn { get; init; }

    public required string SubjectZh { get; init; }

    public required string SubjectEn { get; init; }

    public required string TextZh { get; init; }

    public required string TextEn { get; init; }

    /// <summary>How it came about.</summary>
    public required TemplateOrigin Origin { get; init; }

    /// <summary>The version that was taken up again; null when it is none's copy.</summary>
    public int? CopyOf { get; init; }

    /// <summary>The <see cref="MailTemplateContent.Hash"/> of the shipped text that its author had before him; null for a template of the company's own.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Why, as it was typed; empty when nothing was.</summary>
    public required string Reason { get; init; }

    public required string CreatedById { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public MailTemplateContent Content => new(SubjectZh, SubjectEn, TextZh, TextEn);

    public TemplateName Name => new(NameZh, NameEn);
}

/// <summary>What a template of the company's own is called.</summary>
public sealed record TemplateName(string Zh, string En)
{
    /// <summary>Of a shipped template.</summary>
    public static TemplateName None { get; } = new("", "");
}

/// <summary>How a version of a template came about. Stored by name.</summary>
public enum TemplateOrigin
{
    /// <summary>An owner wrote it.</summary>
    Written,

    /// <summary>An owner took up an older version again.</summary>
    Reverted,

    /// <summary>An owner went back to the shipped text; from then on it follows upgrades of the program by itself.</summary>
    Shipped,

    /// <summary>An owner looked at a new shipped text and kept the company's; the text is that of the version before.</summary>
    Kept,

    /// <summary>An owner took a template of the company's own out of use. Its text stays for requests that still name it.</summary>
    Removed,
}
