using System.Text.Json.Nodes;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Starting;

/// <summary>How an instance is to start.</summary>
/// <param name="CorrelationId">What it is about; null for nothing.</param>
/// <param name="TriggerActivityId">The trigger that it starts at; null for the definition's beginning.</param>
/// <param name="VersionOptions">Which version; null means the latest.</param>
/// <param name="Input">Its inputs by name; null for none.</param>
public sealed record StartRequest(string? CorrelationId, string? TriggerActivityId, string? VersionOptions, JsonObject? Input);
