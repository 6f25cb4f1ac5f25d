namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>A template as it stands: what is shipped, what the owners have made of it, and what goes out.</summary>
/// <param name="Key">E.g. <c>task.assigned</c>.</param>
/// <param name="Shipped">What the program brings; null for a template of the company's own.</param>
/// <param name="Latest">What the owners published last; null when nobody has touched it.</param>
public sealed record MailTemplateEntry(string Key, MailTemplateContent? Shipped, MailTemplateVersion? Latest)
{
    /// <summary>What goes out.</summary>
    public MailTemplateContent Content => IsShipped ? Shipped! : Latest!.Content;

    /// <summary>The number that the next version is made from; 0 when there is none.</summary>
    public int Version => Latest?.Version ?? 0;

    /// <summary>The program's text goes out, and follows its upgrades.</summary>
    public bool IsShipped => Shipped is not null && (Latest is null || Latest.Origin == TemplateOrigin.Shipped);

    /// <summary>The company has added it.</summary>
    public bool IsOwn => Shipped is null;

    /// <summary>The owners' text goes out in the place of a shipped one.</summary>
    public bool IsChanged => Shipped is not null && !IsShipped;

    /// <summary>Taken out of use.</summary>
    public bool IsRemoved => Latest is { Origin: TemplateOrigin.Removed };

    /// <summary>The program has brought another text since the owners wrote theirs, and none of them has looked at it yet.</summary>
    public bool HasOffer => IsChanged && Latest!.BasedOn != Shipped!.Hash && Content != Shipped;
}
