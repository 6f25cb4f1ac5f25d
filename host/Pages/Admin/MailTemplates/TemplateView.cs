using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Templates;

namespace WorkflowCrm.Host.Pages.Admin.MailTemplates;

/// <summary>Everything that the page of one template shows to an owner.</summary>
public sealed record TemplateView
{
    /// <summary>Stands for the shipped text, and for what is typed, where versions are compared.</summary>
    public const string Shipped = "shipped", Typed = "typed";

    public required MailTemplateEntry Entry { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<MailTemplateVersion> Versions { get; init; }

    /// <summary>The processes that send it.</summary>
    public required IReadOnlyList<TemplateUse> Uses { get; init; }

    /// <summary>The placeholders that it may use.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>What stands in the form.</summary>
    public required TemplateInput Input { get; init; }

    /// <summary>What is wrong with it.</summary>
    public required IReadOnlyList<TemplateFinding> Findings { get; init; }

    /// <summary>What it would become; a problem when it cannot be shown.</summary>
    public required Result<RenderedMail> Preview { get; init; }

    /// <summary>The requests that it can be tried on.</summary>
    public required IReadOnlyList<Request> Requests { get; init; }

    public string Address => AddressOf(Entry.Key);

    /// <summary>A version that the typing did not begin from was published meanwhile.</summary>
    public bool IsOvertaken => Input.Version != Entry.Version;

    public bool HasErrors => Findings.Any(finding => !finding.IsWarning);

    public static string AddressOf(string key) => $"/admin/mail-templates/{Uri.EscapeDataString(key)}";

    public static string Digits(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What can be compared, the newest first.</summary>
    public IReadOnlyList<string> Comparable =>
        [.. Input.Differs(Entry) ? [Typed] : Array.Empty<string>(), .. Versions.Select(v => Digits(v.Version)), .. Entry.Shipped is null ? Array.Empty<string>() : [Shipped]];

    /// <summary>The content under one of these; null when there is none.</summary>
    public MailTemplateContent? Text(string? which) => which switch
    {
        null => null,
        Shipped => Entry.Shipped,
        Typed => Input.Content,
        _ => Versions.FirstOrDefault(v => Digits(v.Version) == which)?.Content,
    };
}
