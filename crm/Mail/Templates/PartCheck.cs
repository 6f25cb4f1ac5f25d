using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>Looks for what is wrong in one part of a template, without compiling it.</summary>
internal sealed partial class PartCheck(TemplatePart part, string text, IReadOnlyCollection<string> names)
{
    private readonly List<TemplateFinding> _findings = [];
    private readonly Stack<TemplateTag> _open = new();

    private bool IsSubject => part is TemplatePart.SubjectZh or TemplatePart.SubjectEn;

    /// <summary>The placeholders that it uses, of those that there are.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<TemplateFinding> Run()
    {
        var longest = IsSubject ? TemplateLimits.Subject : TemplateLimits.Text;
        if (text.Length == 0)
            return [TemplateFinding.Of(part, "missing")];
        if (text.Length > longest)
            return [TemplateFinding.Of(part, "too-long", ("length", Digits(text.Length)), ("max", Digits(longest)))];
        if (IsSubject && text.IndexOf('\n', StringComparison.Ordinal) is var line and >= 0)
            Find(line, "line-break");
        var tags = TemplateTags.In(text).Take(TemplateLimits.Tags + 1).ToList();
        if (tags.Count > TemplateLimits.Tags)
            return [TemplateFinding.Of(part, "too-many-tags", ("max", Digits(TemplateLimits.Tags)))];
        tags.ForEach(Look);
        foreach (var open in _open)
            Find(open.At, "not-closed", ("tag", open.Written), ("end", EndOf(open)));
        foreach (Match single in SingleBraces().Matches(text))
        {
            if (names.Contains(single.Groups[1].Value))
                Find(single.Index, "single-braces", ("tag", single.Value), ("right", $"{{{single.Value}}}"));
        }

        return [.. _findings.OrderBy(f => f.Line).ThenBy(f => f.Column)];
    }

    private void Look(TemplateTag tag)
    {
        switch (tag.Kind)
        {
            case TagKind.Value or TagKind.If or TagKind.Unless or TagKind.Each:
                LookAtName(tag);
                if (tag.Opens)
                    Open(tag);
                break;
            case TagKind.EndIf or TagKind.EndUnless or TagKind.EndEach:
                Close(tag);
                break;
            case TagKind.Else:
                if (_open.Count == 0)
                    Find(tag.At, "else-alone");
                break;
            default:
                Find(tag.At, CodeOf(tag.Kind), ("tag", tag.Name), ("max", Digits(TemplateLimits.Tag)));
                break;
        }
    }

    private static string CodeOf(TagKind kind) => kind switch
    {
        TagKind.Braces => "braces",
        TagKind.Raw => "raw",
        TagKind.Partial => "partial",
        TagKind.TooLong => "tag-too-long",
        _ => "not-understood",
    };

    private void LookAtName(TemplateTag tag)
    {
        var list = _open.FirstOrDefault(open => open.Kind == TagKind.Each).Name;
        if (list is not null)
        {
            if (tag.Kind == TagKind.Each)
                Find(tag.At, "list-in-list", ("tag", tag.Written));
            else if (!MailPlaceholders.FieldsOf(list).Contains(tag.Name))
                Find(tag.At, names.Contains(tag.Name) ? "outside-in-list" : "unknown", ("tag", tag.Name), ("list", list), ("fields", string.Join(", ", MailPlaceholders.FieldsOf(list))));
            return;
        }

        if (!names.Contains(tag.Name))
        {
            if (MailPlaceholders.ListOf(tag.Name) is { } home && names.Contains(home))
                Find(tag.At, "only-in-list", ("tag", tag.Name), ("list", home), ("each", $"{{{{#each {home}}}}}"));
            else
                Find(tag.At, "unknown", ("tag", tag.Name));
            return;
        }

        Used.Add(tag.Name);
        var kind = MailPlaceholders.KindOf(tag.Name);
        if (tag.Kind == TagKind.Each && kind != PlaceholderKind.List)
            Find(tag.At, "not-a-list", ("tag", tag.Name));
        else if (tag.Kind == TagKind.Value && kind == PlaceholderKind.List)
            Find(tag.At, "list-needed", ("tag", tag.Name), ("each", $"{{{{#each {tag.Name}}}}}"));
        else if (tag.Kind == TagKind.Value && kind == PlaceholderKind.Flag)
            Find(tag.At, "flag-needed", ("tag", tag.Name), ("if", $"{{{{#if {tag.Name}}}}}"));
    }

    private void Open(TemplateTag tag)
    {
        if (_open.Count == TemplateLimits.Depth)
            Find(tag.At, "too-deep", ("max", Digits(TemplateLimits.Depth)));
        _open.Push(tag);
    }

    private void Close(TemplateTag tag)
    {
        // A block with a wrong end is told once, not as one without an end as well.
        if (!_open.TryPop(out var open) || open.End != tag.Kind)
            Find(tag.At, "wrong-end", ("tag", tag.Written), ("open", open.Name is null ? "-" : open.Written));
    }

    private void Find(int at, string code, params (string Name, string Value)[] args) => _findings.Add(TemplateFinding.At(part, text, at, code, args));

    private static string EndOf(TemplateTag tag) => new TemplateTag(tag.End, "", 0).Written;

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\{)\{([A-Za-z][A-Za-z0-9_]*)\}(?!\})")]
    private static partial Regex SingleBraces();
}
