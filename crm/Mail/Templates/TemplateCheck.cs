namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>Says what is wrong with a template before it is published: every problem with its place, in bounded time whatever was typed.</summary>
public sealed class TemplateCheck(MailTemplates shipped)
{
    /// <param name="content">What was typed.</param>
    /// <param name="names">The placeholders that its mail fills.</param>
    /// <returns>Errors and warnings in the order of the parts; empty when nothing was found.</returns>
    public IReadOnlyList<TemplateFinding> Run(MailTemplateContent content, IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(content);
        var checks = content.Parts.Select(part => (part.Part, Check: new PartCheck(part.Part, part.Text, names))).ToList();
        List<TemplateFinding> findings = [.. checks.SelectMany(c => c.Check.Run())];
        if (findings.Any(f => !f.IsWarning))
            return findings;
        findings.AddRange(Tried(content, names));
        HashSet<string>[] used = [.. checks.Select(c => c.Check.Used)];
        HashSet<string> zh = [.. used[0], .. used[1]], en = [.. used[2], .. used[3]];
        findings.AddRange(zh.Except(en).Order(StringComparer.Ordinal).Select(name => TemplateFinding.Of(TemplatePart.TextEn, "one-language-only", ("tag", name))));
        findings.AddRange(en.Except(zh).Order(StringComparer.Ordinal).Select(name => TemplateFinding.Of(TemplatePart.TextZh, "one-language-only", ("tag", name))));
        return findings;
    }

    /// <summary>Fills it in with everything there and with nothing there.</summary>
    private IEnumerable<TemplateFinding> Tried(MailTemplateContent content, IReadOnlyCollection<string> names)
    {
        try
        {
            var mail = shipped.Compile(content);
            string[] all = [.. names];
            List<TemplateFinding> findings = [];
            foreach (var sample in new[] { MailPlaceholders.Filled(all), MailPlaceholders.Empty(all) })
            {
                var facts = shipped.Words(sample, MailLanguage.Chinese, names);
                (TemplatePart, string)[] subjects = [(TemplatePart.SubjectZh, mail.SubjectZh(facts)), (TemplatePart.SubjectEn, mail.SubjectEn(facts))];
                findings.AddRange(subjects.Where(s => string.IsNullOrWhiteSpace(s.Item2)).Select(s => TemplateFinding.Of(s.Item1, "empty-subject")));
                shipped.Render(mail, MailLanguage.Chinese, facts, facts);
            }

            return findings.DistinctBy(f => f.Part);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // The parts were found to be sound; what the compiler still stumbles over has no place that it would name.
            return [TemplateFinding.Of(TemplatePart.TextZh, "unreadable", ("message", problem.Message))];
        }
    }
}
