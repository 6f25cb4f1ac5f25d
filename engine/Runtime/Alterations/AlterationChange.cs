using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Runtime.Alterations;

/// <summary>What one alteration has changed, for the audit trail.</summary>
/// <param name="Subject">The variable's name, or the path of the activity.</param>
/// <param name="Before">The variable's value, the activities that were open, or the incident's message.</param>
/// <param name="After">The variable's value, the activity that runs instead, or the outcomes; null when nothing is there instead.</param>
public sealed record AlterationChange(InstanceAlteration Alteration, string Subject, JsonNode? Before, JsonNode? After);
