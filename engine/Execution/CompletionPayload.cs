using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Execution;

/// <summary>What the journal notes when an activity ends: the outcomes that it named and, where they are to be kept, its inputs.</summary>
public static class CompletionPayload
{
    private const string Names = nameof(Outcomes);

    /// <summary>The outcomes that a payload notes; none when the activity ended with the default.</summary>
    public static IReadOnlyList<string> OutcomesOf(JsonNode? payload)
        => payload is JsonObject note && note[Names] is JsonArray names ? [.. names.Select(name => (string?)name).OfType<string>()] : [];

    /// <summary>Null when there is nothing to note.</summary>
    internal static JsonObject? Of(ActivityExecution execution, string[] outcomes)
    {
        var context = execution.Context;
        var payload = ReferenceEquals(outcomes, Outcomes.Default) || context.EndScope != EndScope.Activity ? null : Named(outcomes);
        if (context.Burst.Limits.JournalInputs && Inputs(execution) is { Count: > 0 } inputs)
        {
            payload ??= [];
            payload["Inputs"] = inputs;
        }

        return payload;
    }

    private static JsonObject Named(string[] outcomes)
    {
        var names = new JsonArray();
        foreach (var outcome in outcomes)
        {
            names.Add((JsonNode)outcome);
        }

        return new JsonObject { [Names] = names };
    }

    private static JsonObject Inputs(ActivityExecution execution)
    {
        var kept = new JsonObject();
        if (execution.Activity is { } activity)
        {
            var rule = new LogPersistence(execution.Context.Burst.Workflow.Definition, execution.Node.Source);
            foreach (var (property, _) in execution.Node.Type.Inputs.Where(input => input.Attribute is { IsWrapped: true, AutoEvaluate: true } && rule.Keeps(input.Property.Name)))
            {
                kept[property.Name] = PlainValue.ToNode(PlainValue.Copy(PlainValue.From(property.Get(activity))));
            }
        }

        return kept;
    }
}
