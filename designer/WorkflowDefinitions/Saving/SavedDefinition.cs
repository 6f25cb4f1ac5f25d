using System.Text.Json.Nodes;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Saving;

/// <summary>The answer to a save or a publication.</summary>
/// <param name="WorkflowDefinition">The definition as it stands now; the Studio goes on with it.</param>
/// <param name="AlreadyPublished">It was published before, and nothing was changed.</param>
/// <param name="ConsumingWorkflowCount">How many definitions that use it were brought to its new version.</param>
public sealed record SavedDefinition(JsonObject WorkflowDefinition, bool AlreadyPublished, int ConsumingWorkflowCount);
