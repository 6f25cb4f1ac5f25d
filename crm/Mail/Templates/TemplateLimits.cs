namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>
/// Bounds of a template, far beyond any mail that people read. Together they bound the time of compiling and of filling in: placeholders
/// are single names, lists do not nest, and what is written is counted.
/// </summary>
public static class TemplateLimits
{
    /// <summary>Characters of a subject, placeholders as they are written.</summary>
    public const int Subject = 300;

    /// <summary>Characters of a text.</summary>
    public const int Text = 6_000;

    /// <summary>Pairs of braces in one part.</summary>
    public const int Tags = 300;

    /// <summary>Characters between two pairs of braces.</summary>
    public const int Tag = 60;

    /// <summary>Levels of blocks within each other.</summary>
    public const int Depth = 8;

    /// <summary>Characters that one part may become when it is filled in.</summary>
    public const int Output = 200_000;
}
