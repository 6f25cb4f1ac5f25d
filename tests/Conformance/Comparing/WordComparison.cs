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
        else
        {
            differences.AddUntold("note", words);
        }
    }

    private static bool Says(JsonNode words, string part) => Differences.Plain(words)!.Contains(part, StringComparison.Ordinal);
}
