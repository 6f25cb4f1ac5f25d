using System.Text.Json.Nodes;

namespace WorkflowCrm.Crm.Approvals.Forms;

/// <summary>One field as read: a value, nothing (it was left empty), or the code of what is wrong with it.</summary>
internal readonly record struct FieldReading(JsonNode? Value, string? Problem = null)
{
    public static FieldReading Empty => new(null);

    public static FieldReading Wrong(string problem) => new(null, problem);
}
