using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Running;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Conformance.Tests.Comparing;

/// <summary>Checks what a case states in words, as far as the words are known.</summary>
internal static class WordComparison
{
    public static void CheckChild(Differences differences, JsonNode words, CaseRecord record)
    {
        if (!Says(words, "ParentInstanceId = parent id"))
        {
            differences.AddUntold("child", words);
        }
        else if (record.Others.Count == 0 || record.Others.Any(other => other.ParentInstanceId != record.End.Id))
        {
            differences.Add($"child: expected every one of {record.Others.Count} other instances (and at least one) to name the first as its parent");
        }
    }

    public static void CheckNote(Differences differences, JsonNode words, CaseRecord record)
    {
        if (Says(words, "serialise and deserialise the workflow state"))
        {
            var json = record.End.ToJson();
            differences.Check("state", JsonValue.Create(json), InstanceState.FromJson(json).ToJson());
        }
        else if (Says(words, "subgraph request for node"))
        {
            // "… does not inline the root of a workflow-as-activity child; … returns that node with its inner root, first activity TYPE"
            var inlined = record.Definition.Nodes().Any(node => node.WorkflowDefinitionId is not null && node.Property("root") is not null);
            differences.Check("roots in the definition", JsonValue.Create("none"), inlined ? "some" : "none");
            var first = record.Subgraph?["root"]?["activities"]?[0]?["type"]?.GetValue<string>();
            differences.Check("first activity of the subgraph", JsonValue.Create(Differences.Plain(words)!.Split(' ')[^1]), first);
        }
        else
        {
            differences.AddUntold("note", words);
        }
    }

    private static bool Says(JsonNode words, string part) => Differences.Plain(words)!.Contains(part, StringComparison.Ordinal);
}
