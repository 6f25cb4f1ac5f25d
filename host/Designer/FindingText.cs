using System.Globalization;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Host.Reasons;

namespace WorkflowCrm.Host.Designer;

/// <summary>Says a finding of a definition's check in the reader's language; the texts are <c>finding.{code}</c>.</summary>
public static class FindingText
{
    /// <param name="activities">The words of outcomes.</param>
    /// <param name="definition">The definition that was checked, for the names of its activities.</param>
    public static string Of(Texts texts, IActivityTexts activities, string language, WorkflowDefinition definition, DefinitionFinding finding)
    {
        var isOfOutcome = finding.Code is FindingCodes.OutcomeUnconnected or FindingCodes.OutcomeUnknown;
        var arguments = finding.Arguments.Select((value, i) =>
            (i.ToString(CultureInfo.InvariantCulture), isOfOutcome && i == 0 ? activities.Find(language, $"outcome.{value}") ?? value : Reason(language, finding.Code, i, value)));
        // A value that is no script has no line.
        var key = finding is { Code: FindingCodes.BrokenExpression, Arguments: [_, _, "0", ..] } ? "broken-value" : finding.Code;
        return texts.In(language, $"finding.{key}", [.. arguments, ("activity", NameOf(texts, language, definition, finding))]);
    }

    private static string Reason(string language, string code, int place, string value) => (code, place) switch
    {
        (FindingCodes.BrokenExpression, 1) or (FindingCodes.TriggerIncomplete, 0) => KnownReasons.Say(language, value),
        (FindingCodes.InvalidInput, 1) => KnownReasons.SayClause(language, value),
        _ => value,
    };

    private static string NameOf(Texts texts, string language, WorkflowDefinition definition, DefinitionFinding finding)
    {
        if (finding.ActivityId is not { } id)
            return texts.In(language, "finding.workflow");
        var node = definition.FindNode(finding.NodeId ?? id);
        return node?.Metadata["displayText"]?.ToString() is { Length: > 0 } shown ? shown : node?.Name is { Length: > 0 } name ? name : id;
    }
}
