namespace WorkflowCrm.Host.Mail.Mime.Html;

/// <summary>A start tag.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Attributes">As they were written.</param>
internal sealed record HtmlTag(string Name, string Attributes)
{
    public bool IsHidden => Has("display:none") || Has("display: none") || Has("mso-hide:all");

    /// <summary>Outlook draws a line above the header of the mail that is answered.</summary>
    public bool HasLineAbove => Has("border-top:solid") || Has("border-top: solid") || (Has("border-top:") && Has("solid"));

    public bool Has(string marker) => Attributes.Contains(marker, StringComparison.OrdinalIgnoreCase);
}
