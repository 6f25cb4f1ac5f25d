using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Execution.Alterations;

/// <summary>What one alteration did, or why it could not.</summary>
internal readonly record struct AlterationAnswer(string Subject, JsonNode? Before, JsonNode? After, string? Problem = null)
{
    public static AlterationAnswer No(string problem) => new("", null, null, problem);
}
