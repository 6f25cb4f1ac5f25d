using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>Finds what starts another published definition too. That may be meant, so it is only a warning.</summary>
public static class SharedTriggers
{
    /// <summary>Whether several definitions may wait for what triggers of this type wait for.</summary>
    public static bool IsShared(ActivityCatalogue catalogue, string activityType)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return catalogue.FindType(activityType)?.StartsBoth is not null;
    }

    /// <param name="text">The definition that is to be published.</param>
    /// <param name="mine">Its triggers.</param>
    /// <param name="published">The triggers of all published definitions.</param>
    /// <param name="nameOf">What people call the definition of this id.</param>
    public static IReadOnlyList<DefinitionFinding> Find(
        ActivityCatalogue catalogue, WorkflowDefinition text, IEnumerable<TriggerRecord> mine, IReadOnlyList<TriggerRecord> published, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(nameOf);
        var findings = new FindingList();
        foreach (var trigger in mine)
        {
            if (catalogue.FindType(trigger.Name)?.StartsBoth is not { } startsBoth)
            {
                continue;
            }

            foreach (var other in published.Where(other => other.Name == trigger.Name && other.DefinitionId != text.DefinitionId))
            {
                if (startsBoth(trigger.Payload, other.Payload) is not { } what)
                {
                    continue;
                }

                var (node, name) = (text.FindNode(trigger.ActivityId), nameOf(other.DefinitionId));
                findings.Warn(FindingCodes.TriggerShared, node, $"'{what}' starts the workflow '{name}' too; both start, each by itself.", what, name);
            }
        }

        return findings.All;
    }
}
