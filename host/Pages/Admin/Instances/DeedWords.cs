using System.Text.Json.Nodes;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Engine.Runtime.Alterations;
using WorkflowCrm.Engine.Runtime.Incidents;
using WorkflowCrm.Host.Reasons;
using WorkflowCrm.Engine.Runtime.Migrations;

namespace WorkflowCrm.Host.Pages.Admin.Instances;

/// <summary>Says what becomes of a deed, in the owner's language.</summary>
public sealed class DeedWords(Texts texts)
{
    private const int LongestValue = 200;

    public string UnknownVariable(string name) => texts.Get("instance.refused.variable", ("variable", name));

    public string BrokenJson(VariableLine line) => texts.Get("instance.refused.json", ("variable", line.Definition.Name));

    public DeedOutlook Of(InstanceView view, InstanceDeed deed, RepairResult result)
    {
        if (!result.IsDone)
            return Refused($"instance.refused.{deed.Verb}", result.Outcome, result.Problem);
        var incident = view.State.Incidents.Find(incident => incident.ExecutionId == deed.Subject);
        var name = incident is null ? deed.Subject : view.Name(incident.NodeId);
        List<string> lines = [texts.Get($"instance.plan.{deed.Verb}", ("activity", name), ("outcome", view.Words.Outcome(deed.Value.Length > 0 ? deed.Value : "Done")))];
        if (view.State.SubStatus == Engine.Execution.InstanceSubStatus.Faulted)
            lines.Add(texts["instance.plan.reopens"]);
        return new DeedOutlook(lines, [], Step: result.Step);
    }

    public DeedOutlook Of(InstanceView view, InstanceDeed deed, AlterationResult result)
    {
        if (!result.IsDone)
            return Refused($"instance.refused.{deed.Verb}", result.Outcome, result.Problem);
        return new DeedOutlook([.. result.Changes.Select(change => texts.Get(
            $"instance.plan.{deed.Verb}",
            ("variable", change.Subject),
            ("activity", view.Name(change.Subject)),
            ("before", deed.Verb == InstanceDeed.Change ? Value(change.Before) : Names(view, change.Before)),
            ("after", Value(change.After))))], []);
    }

    public DeedOutlook Of(InstanceView view, MigrationPlan plan)
    {
        if (plan is { IsDone: false, Effects.Count: 0 })
            return Refused("instance.refused.migrate", plan.Outcome, plan.Problem);
        List<string> Say(bool refusals) => [.. plan.Effects.Where(effect => effect.IsRefusal == refusals)
            .Select(effect => texts.Get($"migration.{effect.Kind}", ("subject", Subject(view, effect)), ("version", $"{plan.ToVersion}"))).Distinct()];
        return new DeedOutlook(
            [texts.Get("instance.plan.migrate", ("from", $"{plan.FromVersion}"), ("to", $"{plan.ToVersion}")), .. Say(refusals: false)], Say(refusals: true));
    }

    private DeedOutlook Refused(string key, RepairOutcome outcome, string? detail) => new(
        [],
        [outcome switch
        {
            RepairOutcome.NotFound => texts["instances.unknown"],
            RepairOutcome.Ended => texts["instance.refused.ended"],
            RepairOutcome.NoSuchIncident => texts["instance.refused.settled"],
            _ => texts[key],
        }],
        detail is null ? null : KnownReasons.Say(Texts.CurrentLanguage, detail));

    private static string Subject(InstanceView view, MigrationEffect effect) => effect.Kind switch
    {
        MigrationEffectKind.BookmarkKept or MigrationEffectKind.VariableAdded or MigrationEffectKind.VariableConverted
            or MigrationEffectKind.VariableDropped or MigrationEffectKind.VariableRefused => effect.Subject,
        _ => effect.NodeId is { } nodeId && view.Node(nodeId) is not null ? view.Name(nodeId) : effect.Subject,
    };

    /// <summary>The steps that would stop; the containers around them go without saying.</summary>
    private string Names(InstanceView view, JsonNode? open)
    {
        var ids = (open as JsonArray ?? []).Select(execution => execution?["activity"]?.ToString()).OfType<string>().Distinct().ToList();
        var steps = ids.Where(id => view.Node(id) is not { Children.Count: > 0 }).Select(view.Name).ToList();
        return steps.Count > 0 ? string.Join(texts["word.list-separator"], steps) : texts["instance.nothing-open"];
    }

    private string Value(JsonNode? value)
    {
        var text = value switch
        {
            null => texts["instance.no-value"],
            JsonValue scalar when scalar.TryGetValue<string>(out var plain) => plain,
            _ => value.ToJsonString(StudioJson.Options),
        };
        return text.Length > LongestValue ? string.Concat(text.AsSpan(0, LongestValue), "…") : text;
    }
}
