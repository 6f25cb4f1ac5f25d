using System.Reflection;
using System.Text.RegularExpressions;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Host.Designer;

namespace WorkflowCrm.Host.Tests.Wording;

/// <summary>What a check finds is said in the owner's language.</summary>
public sealed partial class FindingTextTests
{
    private static readonly ActivityTexts s_activities = new();

    private readonly Host.Texts _texts = new(new TextCatalogue(), strict: true);

    public static TheoryData<string> Codes { get; } = [.. typeof(FindingCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_sentence_in_every_language(string code)
    {
        var definition = WorkflowDefinition.Parse("""{ "root": { "id": "r", "type": "Elsa.Sequence" } }""");
        var finding = new DefinitionFinding(FindingSeverity.Error, code, ["one", "two", "three", "four"], "r", "Workflow1:r", "");
        foreach (var language in Host.Texts.Languages)
            Assert.DoesNotMatch(Placeholder(), FindingText.Of(_texts, s_activities, language, definition, finding));
    }

    [Fact]
    public void An_activity_is_called_as_its_owner_calls_it()
    {
        var definition = WorkflowDefinition.Parse("""
            { "root": { "id": "r", "type": "Elsa.Sequence", "activities": [
              { "id": "a", "type": "Elsa.Event", "metadata": { "displayText": "等待签字" } } ] } }
            """);
        var finding = Assert.Single(DefinitionCheck.Check(definition, ActivityCatalogue.Create()));

        Assert.StartsWith("“等待签字”的“EventName”有误", FindingText.Of(_texts, s_activities, Host.Texts.Chinese, definition, finding), StringComparison.Ordinal);
        Assert.Contains("of “等待签字”", FindingText.Of(_texts, s_activities, Host.Texts.English, definition, finding), StringComparison.Ordinal);
    }

    [Fact]
    public void An_outcome_is_called_as_on_the_drawing()
    {
        var definition = WorkflowDefinition.Parse("""{ "root": { "id": "r", "type": "Elsa.Sequence" } }""");
        var finding = new DefinitionFinding(FindingSeverity.Warning, FindingCodes.OutcomeUnconnected, ["False"], "r", "Workflow1:r", "");

        Assert.Contains("“否”", FindingText.Of(_texts, s_activities, Host.Texts.Chinese, definition, finding), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
