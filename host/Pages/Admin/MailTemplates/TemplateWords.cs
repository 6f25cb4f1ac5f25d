using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Templates;

namespace WorkflowCrm.Host.Pages.Admin.MailTemplates;

/// <summary>Says what templates and their placeholders are called, and what is wrong with them.</summary>
public sealed class TemplateWords(Texts texts)
{
    /// <summary>The template's name in the reader's language.</summary>
    public string Name(MailTemplateEntry entry) => Name(entry, Texts.CurrentLanguage);

    public string Name(MailTemplateEntry entry, string language)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry is { IsOwn: true, Latest.Name: { Zh.Length: > 0 } name })
            return language == Texts.English ? name.En : name.Zh;
        return texts.Has($"template.name.{entry.Key}") ? texts.In(language, $"template.name.{entry.Key}") : entry.Key;
    }

    /// <summary>What a placeholder stands for; for one that only a process fills, that it does.</summary>
    public string Meaning(string placeholder) =>
        texts.Has($"template.placeholder.{placeholder}") ? texts[$"template.placeholder.{placeholder}"] : texts["template.placeholder"];

    public string Part(TemplatePart part) => texts[$"template.part.{part}"];

    /// <summary>“中文正文 第 3 行第 5 列”.</summary>
    public string Place(TemplateFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Line == 0
            ? Part(finding.Part)
            : texts.Get("template.place", ("part", Part(finding.Part)), ("line", TemplateView.Digits(finding.Line)), ("column", TemplateView.Digits(finding.Column)));
    }

    /// <summary>What is wrong; an unknown placeholder together with those that there are.</summary>
    public string Sentence(TemplateFinding finding, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return texts.Get($"template.finding.{finding.Code}", [.. finding.Args.Select(a => (a.Key, a.Value)), ("names", string.Join(", ", names)), ("form", "{{…}}")]);
    }

    /// <summary>What clicking on a placeholder writes.</summary>
    public static string Insertion(string placeholder) => MailPlaceholders.KindOf(placeholder) switch
    {
        PlaceholderKind.Flag => $"{{{{#if {placeholder}}}}}…{{{{/if}}}}",
        PlaceholderKind.List when placeholder == "decisions" => "{{#each decisions}}\n[{{verb}}]({{go}})\n{{/each}}\n",
        PlaceholderKind.List => $"{{{{#each {placeholder}}}}}\n- {{{{label}}}}:{{{{value}}}}\n{{{{/each}}}}\n",
        _ => placeholder == "link" ? "[…]({{link}})" : $"{{{{{placeholder}}}}}",
    };
}
