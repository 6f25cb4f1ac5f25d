using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Reading;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Conformance.Tests;

/// <summary>Every shape in which a definition may come, the older ones included, is written back as it came.</summary>
public sealed class DefinitionShapes
{
    [Theory]
    [MemberData(nameof(OwnCases.Names), MemberType = typeof(OwnCases))]
    public void A_definition_is_written_back_without_loss(string name)
    {
        var one = CaseFolder.Own(name);

        Assert.All(one.Imports().Append(one.DefinitionJson!), json =>
        {
            var written = JsonNode.Parse(WorkflowDefinition.Parse(json).ToJson());
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), written), $"{json}{Environment.NewLine}became{Environment.NewLine}{written}");
        });
    }
}
