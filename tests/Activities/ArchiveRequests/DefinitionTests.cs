using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;

namespace WorkflowCrm.Activities.Tests.ArchiveRequests;

/// <summary>The drawing itself.</summary>
public sealed class DefinitionTests
{
    private readonly WorkflowDefinition _definition = Workflows.ArchiveAccess();

    [Fact]
    public void The_check_finds_nothing_wrong_but_work_that_never_lapses() => Assert.DoesNotContain(
        DefinitionCheck.Check(_definition, Office.Catalogue),
        finding => finding.Code != FindingCodes.OutcomeUnconnected || !finding.Message.Contains("TimedOut", StringComparison.Ordinal));

    [Fact]
    public void It_survives_a_round_trip_without_loss()
    {
        var original = JsonNode.Parse(Workflows.Read("archive-access.json"));
        Assert.True(JsonNode.DeepEquals(original, JsonNode.Parse(_definition.ToJson())));
        Assert.True(JsonNode.DeepEquals(original, _definition.ToJsonWithNodeIds()));
    }

    [Fact]
    public void It_uses_only_known_activities_and_only_their_properties()
    {
        string[] common = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata"];
        foreach (var node in _definition.Root.Children.Select(child => child.Node))
        {
            var known = Office.Catalogue.Find(node.Type);
            Assert.True(known is not null, node.Type);
            var names = known.Inputs.Select(input => input.Name).Concat(known.Outputs.Select(output => output.Name)).Concat(common);
            Assert.Empty(node.Raw.Select(property => property.Key).Except(names, StringComparer.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Every_outcome_of_every_step_leads_somewhere()
    {
        var loose = _definition.Root.Children.Select(child => child.Node).Where(node => node.Type != "Elsa.End" && node.Type != "Elsa.FlowFork")
            .SelectMany(node => Office.Catalogue.Find(node.Type)!.Outcomes.Where(outcome => !Leaves(node, outcome)).Select(outcome => $"{node.Id} {outcome}"));
        // Work without a time to lapse cannot time out.
        Assert.Equal(["opensArchive TimedOut", "returnsEarly TimedOut", "paperOverdue TimedOut"], loose);
    }

    [Fact]
    public void Every_chinese_text_of_it_has_an_english_one()
    {
        var process = ProcessReader.Read(_definition);
        string[] texts =
        [
            process.Name, process.Description, process.Category, process.TitleTemplate,
            .. process.Fields.Select(field => field.Label), .. process.Fields.Select(field => field.Help).OfType<string>(),
            .. process.Fields.SelectMany(field => field.Options).Select(option => option.Label),
            .. _definition.Root.Children.Select(child => StepNames.Of(child.Node)),
            .. Literals("submitLabel"), .. Literals("fields").SelectMany(fields => FormFields.Parse(fields)).SelectMany(field => new[] { field.Label, field.Help! }),
        ];
        Assert.DoesNotContain(texts, text => process.In("en", text) == text);
    }

    [Fact]
    public void No_step_lies_on_another_in_the_designer()
    {
        var boxes = _definition.Root.Children.Select(child => child.Node.Metadata["designer"]!).Select(designer => (
            X: designer["position"]!["x"]!.GetValue<int>(), Y: designer["position"]!["y"]!.GetValue<int>(),
            Width: designer["size"]!["width"]!.GetValue<int>(), Height: designer["size"]!["height"]!.GetValue<int>())).ToList();
        Assert.All(boxes, box => Assert.DoesNotContain(boxes, other => other != box
            && Math.Abs(other.X - box.X) < box.Width && Math.Abs(other.Y - box.Y) < box.Height));
    }

    private bool Leaves(ActivityNode node, string outcome) =>
        _definition.Root.Connections.Any(arrow => arrow.Source == node.Id && (arrow.SourcePort ?? "Done") == outcome);

    private IEnumerable<string> Literals(string input) => _definition.Root.Children
        .Select(child => child.Node.Property(input)?["expression"]?["value"]?.ToString()).OfType<string>();
}
