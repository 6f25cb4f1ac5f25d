using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>Shows what a text would become, before it is published and without sending or storing anything.</summary>
public sealed class PreviewMailTemplate(MailTemplates shipped, TemplateCheck check, TemplateFacts facts, ISiteAddress site, IOrganisationStore organisation)
{
    /// <summary>Problems: <c>process-owners-only</c> (403), <c>mail-template-findings</c> (422), and those of <see cref="TemplateFacts.OfAsync"/>.</summary>
    /// <param name="wish">What is tried on what, for whom.</param>
    /// <param name="names">The placeholders that the mail fills.</param>
    /// <param name="sample">Stands in for what the request does not have, by language.</param>
    /// <param name="zone">In which instants are shown.</param>
    public async Task<Result<RenderedMail>> RunAsync(
        PreviewWish wish, IReadOnlyCollection<string> names, Func<string, IReadOnlyDictionary<string, object?>> sample, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(names);
        if (!(await organisation.CurrentAsync(cancellationToken)).HasRole(wish.OwnerId, Roles.ProcessOwner))
            return Problem.Forbidden("process-owners-only");
        if (check.Run(wish.Content, names).Any(finding => !finding.IsWarning))
            return Problem.Invalid("mail-template-findings");
        TemplateSample? real = null;
        if (wish.RequestNumber is { } number)
        {
            var found = await facts.OfAsync(number, wish.OwnerId, cancellationToken);
            if (found.Problem is { } problem)
                return problem;
            real = found.Value;
        }

        return shipped.RenderLeniently(shipped.Compile(wish.Content), wish.Language, Block(MailLanguage.Chinese), Block(MailLanguage.English), needed: []);

        Dictionary<string, object?> Block(string language)
        {
            var block = sample(language).Where(fact => names.Contains(fact.Key)).ToDictionary(fact => fact.Key, fact => fact.Value);
            foreach (var (name, value) in real?.Facts(language) ?? [])
            {
                if (names.Contains(name))
                    block[name] = value;
            }

            foreach (var (name, at) in block.Where(fact => fact.Value is DateTimeOffset).ToList())
                block[name] = TimeZoneInfo.ConvertTime((DateTimeOffset)at!, zone);
            if (real is not null)
                Address(block, real, language);
            return block;
        }
    }

    /// <summary>What <see cref="SendMail"/> adds. The buttons lead nowhere: a preview decides nothing.</summary>
    private void Address(Dictionary<string, object?> block, TemplateSample real, string language)
    {
        var isTask = block.ContainsKey("taskId") && real.Task is not null;
        var outcomes = isTask && real.Task!.State == TaskState.Open ? TaskJson.Outcomes(real.Task) : [];
        block["link"] = site.Of(isTask ? $"/tasks/{real.Task!.Id}" : $"/requests/{real.Request.Number}").ToString();
        block["recipient"] = MailLanguage.Name(real.Receiver, language);
        block["mayReply"] = site.Mailbox is not null && outcomes.Count > 0;
        block["decisions"] = outcomes.Select(outcome => new Dictionary<string, object?>
        {
            ["verb"] = outcome.Label.Length > 0 ? outcome.Label : new MailWord("verb", outcome.Name),
            ["go"] = site.Of("/d/…").ToString(),
        }).ToList();
    }
}

/// <summary>What a template is to be tried on.</summary>
/// <param name="OwnerId">Who tries it.</param>
/// <param name="Content">The text.</param>
/// <param name="RequestNumber">A real request; null for made-up facts.</param>
/// <param name="Language">The receiver's: its block comes first.</param>
public sealed record PreviewWish(string OwnerId, MailTemplateContent Content, string? RequestNumber, string Language);
