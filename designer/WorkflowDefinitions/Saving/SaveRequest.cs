using System.Text.Json.Nodes;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Saving;

/// <summary>The body of a save.</summary>
/// <param name="Model">The definition.</param>
/// <param name="Publish">Whether it is to be published as well.</param>
public sealed record SaveRequest(JsonObject Model, bool? Publish);
