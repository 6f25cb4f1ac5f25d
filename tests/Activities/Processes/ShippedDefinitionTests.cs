using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;

namespace WorkflowCrm.Activities.Tests.Processes;

/// <summary>The drawings themselves.</summary>
public sealed class ShippedDefinitionTests
{
    public static TheoryData<string> Files { get; } = ["archive-access.json", "customer-opinion.json"];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_check_finds_nothing_wrong_but_work_that_never_lapses(string file) => Assert.DoesNotContain(
        DefinitionCheck.Check(Parse(file), Office.Catalogue),
        finding => finding.Code != FindingCodes.OutcomeUnconnected || !finding.Message.Contains("TimedOut", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void It_survives_a_round_trip_without_loss(string file)
    {
        var original = JsonNode.Parse(Workflows.Read(file));
        Assert.True(JsonNode.DeepEquals(original, JsonNode.Parse(Parse(file).ToJson())));
        Assert.True(JsonNode.DeepEquals(original, Parse(file).ToJsonWithNodeIds()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_uses_only_known_activities_and_only_their_properties(string file)
    {
        string[] common = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata"];
        foreach (var node in Parse(file).Root.Children.Select(child => child.Node))
        {
            var known = Office.Catalogue.Find(node.Type);
            Assert.True(known is not null, node.Type);
            var names = known.Inputs.Select(input => input.Name).Concat(known.Outputs.Select(output => output.Name)).Concat(common);
            Assert.Empty(node.Raw.Select(property => property.Key).Except(names, StringComparer.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("archive-access.json", "opensArchive TimedOut", "returnsEarly TimedOut", "paperOverdue TimedOut")]
    [InlineData("customer-opinion.json", "checks TimedOut", "sorts TimedOut", "improves TimedOut", "keeps TimedOut", "replies TimedOut")]
    public void Every_outcome_of_every_step_leads_somewhere(string file, params string[] neverLapsing)
    {
        var definition = Parse(file);
        var loose = definition.Root.Children.Select(child => child.Node).Where(node => node.Type != "Elsa.End" && node.Type != "Elsa.FlowFork")
            .SelectMany(node => Office.Catalogue.Find(node.Type)!.Outcomes.Where(outcome => !Leaves(definition, node, outcome)).Select(outcome => $"{node.Id} {outcome}"));
        // Work without a time to lapse cannot time out.
        Assert.Equal(neverLapsing, loose);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_chinese_text_of_it_has_an_english_one(string file)
    {
        var definition = Parse(file);
        var process = ProcessReader.Read(definition);
        string[] texts =
        [
            process.Name, process.Description, process.Category, process.TitleTemplate,
            .. process.Fields.Select(field => field.Label), .. process.Fields.Select(field => field.Help).OfType<string>(),
            .. process.Fields.SelectMany(field => field.Options).Select(option => option.Label),
            .. definition.Root.Children.Select(child => StepNames.Of(child.Node)),
            .. Literals(definition, "submitLabel"), .. Literals(definition, "fields").SelectMany(fields => FormFields.Parse(fields)).SelectMany(Texts),
        ];
        Assert.DoesNotContain(texts, text => process.In("en", text) == text);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_step_lies_on_another_in_the_designer(string file)
    {
        var boxes = Parse(file).Root.Children.Select(child => child.Node.Metadata["designer"]!).Select(designer => (
            X: designer["position"]!["x"]!.GetValue<int>(), Y: designer["position"]!["y"]!.GetValue<int>(),
            Width: designer["size"]!["width"]!.GetValue<int>(), Height: designer["size"]!["height"]!.GetValue<int>())).ToList();
        Assert.All(boxes, box => Assert.DoesNotContain(boxes, other => other != box
            && Math.Abs(other.X - box.X) < box.Width && Math.Abs(other.Y - box.Y) < box.Height));
    }

    private static WorkflowDefinition Parse(string file) => WorkflowDefinition.Parse(Workflows.Read(file));

    private static IEnumerable<string> Texts(FormField field) =>
        new[] { field.Label, field.Help }.OfType<string>().Concat(field.Options.Select(option => option.Label));

    private static bool Leaves(WorkflowDefinition definition, ActivityNode node, string outcome) =>
        definition.Root.Connections.Any(arrow => arrow.Source == node.Id && (arrow.SourcePort ?? "Done") == outcome);

    private static IEnumerable<string> Literals(WorkflowDefinition definition, string input) => definition.Root.Children
        .Select(child => child.Node.Property(input)?["expression"]?["value"]?.ToString()).OfType<string>();
}
