using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>Describes a workflow that is used as an activity.</summary>
internal static class WorkflowDescriber
{
    /// <summary>The editors that the Studio has for values that nobody has described any closer.</summary>
    private static readonly HashSet<string> s_hints =
        ["singleline", "multiline", "checkbox", "multitext", "dictionary", "code-editor", "json-editor", "datetime-picker", "type-picker", "workflow-definition-picker"];

    /// <param name="definition">A version of it.</param>
    /// <param name="isPublished">Whether it is the version that is published: the toolbox offers only that.</param>
    /// <param name="category">Where it stands when it names no place itself.</param>
    /// <param name="done">What its outcome is called when it names none.</param>
    public static StudioActivity Describe(WorkflowDefinition definition, bool isPublished, string category, string done)
    {
        var own = new Dictionary<string, object?>
        {
            ["workflowDefinitionId"] = definition.DefinitionId,
            ["workflowDefinitionVersionId"] = definition.Id,
        };
        return new StudioActivity(
            definition.ActivityType,
            "",
            definition.ActivityType,
            definition.Version,
            definition.Options.ActivityCategory is { Length: > 0 } given ? given : category,
            definition.Name ?? definition.DefinitionId,
            definition.Description ?? "",
            "Action",
            [.. definition.Inputs.Select(Describe)],
            [.. definition.Outputs.Select(Describe)],
            [.. Outcomes(definition, done).Select(outcome => new StudioPort(outcome.Name, outcome.Text, "Flow"))],
            IsContainer: false,
            IsBrowsable: isPublished,
            IsStart: false,
            IsTerminal: false)
        {
            ConstructionProperties = own,
            CustomProperties = new Dictionary<string, object?> { ["RootType"] = "WorkflowDefinitionActivity", ["WorkflowDefinitionId"] = definition.DefinitionId, ["WorkflowDefinitionVersionId"] = definition.Id },
        };
    }

    private static IEnumerable<(string Name, string Text)> Outcomes(WorkflowDefinition definition, string done) =>
        definition.Outcomes.Count > 0 ? definition.Outcomes.Select(outcome => (outcome, outcome)) : [("Done", done)];

    private static StudioInput Describe(InputDefinition input, int order) => new(
        input.Name, input.Type, Given(input.DisplayName, input.Name), input.Description ?? "", order, IsWrapped: true, HintOf(input), null, null, IsSensitive: false);

    private static StudioOutput Describe(OutputDefinition output, int order) =>
        new(output.Name, output.Type, Given(output.DisplayName, output.Name), output.Description ?? "", order);

    private static string HintOf(InputDefinition input) =>
        input.UIHint is { } hint && s_hints.Contains(hint) ? hint : input.Type == "Boolean" ? "checkbox" : "singleline";

    private static string Given(string? text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : text;
}
