using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Reading;

namespace WorkflowCrm.Host.Mail.Templates;

/// <summary>Finds the steps of the stored processes that send mails.</summary>
internal sealed partial class TemplateUses(DefinitionLibrary library, ProcessDescriptions descriptions) : ITemplateUses
{
    private const string SendMail = "WorkflowCrm.SendMail";
    private const int PageSize = 200;

    public async Task<IReadOnlyList<TemplateUse>> ListAsync(CancellationToken cancellationToken)
    {
        List<TemplateUse> uses = [];
        foreach (var which in new[] { VersionOptions.Published, VersionOptions.Latest })
        {
            for (var number = 1; ; number++)
            {
                var page = await library.ListAsync(new DefinitionFilter { Versions = which, IsSystem = false }, new PageOf(number, PageSize), cancellationToken);
                uses.AddRange(page.Items.SelectMany(Of));
                if (page.Items.Count < PageSize)
                    break;
            }
        }

        return [.. uses.GroupBy(use => (use.Key, use.DefinitionId)).Select(same => same.First() with
        {
            IsPublished = same.Any(use => use.IsPublished),
            Facts = [.. same.SelectMany(use => use.Facts).Distinct(StringComparer.Ordinal)],
        })];
    }

    private IEnumerable<TemplateUse> Of(StoredDefinition stored)
    {
        var steps = stored.Definition.Nodes().Where(node => node.Type == SendMail).ToList();
        if (steps.Count == 0)
            yield break;
        var name = NameOf(stored);
        foreach (var step in steps)
        {
            // A key that a script makes cannot be known before it runs.
            if (Literal(step, "template") is JsonValue value && value.TryGetValue<string>(out var key) && key.Length > 0)
                yield return new TemplateUse(key, stored.DefinitionId, name, stored.IsPublished, [.. FactsOf(step)]);
        }
    }

    private static IEnumerable<string> FactsOf(ActivityNode step) => Literal(step, "facts") switch
    {
        JsonObject facts => facts.Select(fact => fact.Key),
        // A script, or JSON as a text: whatever is written like a property's name. A mail leaves empty what it does not get after all.
        JsonValue text when text.TryGetValue<string>(out var written) => Property().Matches(written).Select(match => match.Groups[1].Value),
        _ => [],
    };

    private static JsonNode? Literal(ActivityNode step, string input) => (step.Property(input) as JsonObject)?["expression"]?["value"];

    private string NameOf(StoredDefinition stored)
    {
        try
        {
            return descriptions.Of(stored.Definition).In(Texts.CurrentLanguage, stored.NameOrId);
        }
        catch (DefinitionFormatException)
        {
            return stored.NameOrId;
        }
    }

    [GeneratedRegex("""([A-Za-z][A-Za-z0-9_]*)["']?\s*:""")]
    private static partial Regex Property();
}
