namespace WorkflowCrm.Engine.Definitions.Differences;

/// <summary>
/// Says in what two texts of a definition differ, as a person would: by activities, inputs and arrows. What designers rewrite without
/// anybody wanting it (sizes, type names of inputs, empty references) is no difference.
/// </summary>
public static class DefinitionDifferences
{
    /// <param name="before">The older text; null when there was none.</param>
    public static DefinitionDifference Between(WorkflowDefinition? before, WorkflowDefinition after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var changes = new ChangeList();
        var from = before ?? WorkflowDefinition.Parse("""{"root":{"type":"Elsa.Flowchart","id":"root"}}""");
        if (before is null)
        {
            changes.Add(DifferenceCodes.Created, after.Name ?? after.DefinitionId);
        }
        else
        {
            CompareTexts(changes, before, after);
        }

        ParameterComparison.Variables(changes, from.Variables, after.Variables);
        ParameterComparison.Inputs(changes, from.Inputs, after.Inputs);
        ParameterComparison.Outputs(changes, from.Outputs, after.Outputs);
        CompareOutcomes(changes, from.Outcomes, after.Outcomes);
        foreach (var (path, old, now) in JsonComparison.Leaves(from.Options.Raw, after.Options.Raw))
        {
            changes.Add(DifferenceCodes.OptionChanged, path, old, now);
        }

        // Of what is new, its activities tell more than each of its settings.
        foreach (var (path, old, now) in before is null ? [] : JsonComparison.Leaves(before.CustomProperties, after.CustomProperties))
        {
            changes.Add(DifferenceCodes.SettingChanged, path, old, now);
        }

        new NodeComparison(changes, from, after).Run(isNew: before is null);
        return changes.ToDifference();
    }

    private static void CompareTexts(ChangeList changes, WorkflowDefinition before, WorkflowDefinition after)
    {
        if ((before.Name ?? "") != (after.Name ?? ""))
        {
            changes.Add(DifferenceCodes.NameChanged, before.Name ?? "", after.Name ?? "");
        }

        if ((before.Description ?? "") != (after.Description ?? ""))
        {
            changes.Add(DifferenceCodes.DescriptionChanged, before.Description ?? "", after.Description ?? "");
        }
    }

    private static void CompareOutcomes(ChangeList changes, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var gone in before.Except(after))
        {
            changes.Add(DifferenceCodes.OutcomeRemoved, gone);
        }

        foreach (var added in after.Except(before))
        {
            changes.Add(DifferenceCodes.OutcomeAdded, added);
        }
    }
}
