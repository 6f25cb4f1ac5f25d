using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Templates;

namespace WorkflowCrm.Host.Pages.Admin.MailTemplates;

/// <summary>What stands in the form of a template's page: typed just now, kept from before, or as it is published.</summary>
public sealed record TemplateInput
{
    private const string Prefix = "f.";

    public required MailTemplateContent Content { get; init; }

    public required TemplateName Name { get; init; }

    /// <summary>The number of the version that the typing began from.</summary>
    public required int Version { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>The number of the request that the preview is about; null for made-up facts.</summary>
    public string? RequestNumber { get; init; }

    /// <summary>The language of the preview's receiver.</summary>
    public string First { get; init; } = MailLanguage.Chinese;

    /// <summary>When it was kept; null for what was not typed.</summary>
    public DateTimeOffset? KeptAt { get; init; }

    public static string DraftKey(string key) => $"mail-template/{key}";

    /// <summary>As it is published.</summary>
    public static TemplateInput Of(MailTemplateEntry entry, string first) => new()
    {
        Content = entry.Content,
        Name = entry.Latest?.Name ?? TemplateName.None,
        Version = entry.Version,
        First = first,
    };

    /// <summary>As it was kept while it was typed.</summary>
    /// <param name="kept">By field name.</param>
    /// <param name="at">When.</param>
    /// <param name="published">Stands in for what was not kept.</param>
    public static TemplateInput Of(JsonObject kept, DateTimeOffset at, TemplateInput published) => From(name => kept[name]?.ToString(), published) with { KeptAt = at };

    /// <summary>As it was sent.</summary>
    public static TemplateInput Of(IFormCollection form, TemplateInput published) => From(name => form.TryGetValue(Prefix + name, out var value) ? value.ToString() : null, published);

    /// <summary>The typed words differ from what is published.</summary>
    public bool Differs(MailTemplateEntry entry) => Content != entry.Content || (entry.IsOwn && Name != entry.Latest!.Name);

    private static TemplateInput From(Func<string, string?> field, TemplateInput published)
    {
        var of = field("of");
        var (from, name) = (published.Content, published.Name);
        return new TemplateInput
        {
            Content = MailTemplateContent.Typed(
                field("subjectZh") ?? from.SubjectZh, field("subjectEn") ?? from.SubjectEn, field("textZh") ?? from.TextZh, field("textEn") ?? from.TextEn),
            Name = new TemplateName((field("nameZh") ?? name.Zh).Trim(), (field("nameEn") ?? name.En).Trim()),
            Version = int.TryParse(field("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : published.Version,
            Reason = (field("reason") ?? "").Trim(),
            RequestNumber = string.IsNullOrWhiteSpace(of) ? null : of.Trim(),
            First = field("first") is Texts.English or Texts.Chinese ? field("first")! : published.First,
        };
    }
}
