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
        findings.AddRange(SaidOnce(checks.ToDictionary(c => c.Part, c => c.Check.Used)));
        return findings;
    }

    /// <summary>What only one language says. The subjects of both stand in every mail, so what one of them says need not be said again.</summary>
    private static IEnumerable<TemplateFinding> SaidOnce(Dictionary<TemplatePart, HashSet<string>> used)
    {
        HashSet<string> subjects = [.. used[TemplatePart.SubjectZh], .. used[TemplatePart.SubjectEn]];
        foreach (var (here, there) in new[] { (TemplatePart.TextZh, TemplatePart.TextEn), (TemplatePart.TextEn, TemplatePart.TextZh) })
        {
            var lacking = used[there].Except(used[here]).Except(subjects).Order(StringComparer.Ordinal).ToList();
            if (lacking.Count > 0)
                yield return TemplateFinding.Of(here, "one-language-only", ("tag", string.Join(", ", lacking)));
        }
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
