namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>One pair of braces of a template, or what is wrong with it.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">The placeholder, or for what is wrong the text as it stands.</param>
/// <param name="At">Where it begins, in characters from 0.</param>
internal readonly record struct TemplateTag(TagKind Kind, string Name, int At)
{
    public bool Opens => Kind is TagKind.If or TagKind.Unless or TagKind.Each;

    /// <summary>The tag that ends this block.</summary>
    public TagKind End => Kind switch { TagKind.If => TagKind.EndIf, TagKind.Unless => TagKind.EndUnless, _ => TagKind.EndEach };

    /// <summary>How it is written, e.g. <c>{{#if due}}</c>.</summary>
    public string Written => Kind switch
    {
        TagKind.If => $"{{{{#if {Name}}}}}",
        TagKind.Unless => $"{{{{#unless {Name}}}}}",
        TagKind.Each => $"{{{{#each {Name}}}}}",
        TagKind.EndIf => "{{/if}}",
        TagKind.EndUnless => "{{/unless}}",
        TagKind.EndEach => "{{/each}}",
        TagKind.Else => "{{else}}",
        TagKind.Value => $"{{{{{Name}}}}}",
        _ => Name,
    };
}

/// <summary>What stands between two pairs of braces. Templates may use no other parts of Handlebars: nothing else reaches only what it is handed.</summary>
internal enum TagKind
{
    Value,

    If,

    Unless,

    Each,

    Else,

    EndIf,

    EndUnless,

    EndEach,

    /// <summary>Braces that are not closed in their line, or closed without being opened.</summary>
    Braces,

    /// <summary>Three braces or an ampersand, which would not escape.</summary>
    Raw,

    /// <summary>A text of another template.</summary>
    Partial,

    /// <summary>Longer than any placeholder.</summary>
    TooLong,

    /// <summary>None of the above.</summary>
    Unknown,
}
