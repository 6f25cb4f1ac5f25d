using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;

namespace WorkflowCrm.Engine.Tests.Definitions;

public sealed class OlderShapesTests
{
    [Theory]
    [InlineData("""[{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"}]""")]
    [InlineData("""{"$values":[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b"}}]}""")]
    [InlineData("""{"source":{"activity":"a","port":"Done"},"target":{"activity":"b"}}""")]
    [InlineData("""[{"Source":{"Activity":"a","Port":"Done"},"Target":{"Activity":"b","Port":"In"}}]""")]
    [InlineData("""[{"source":{"activity":"a"},"target":{"activity":"b"}}]""")]
    public async Task Every_older_form_of_a_connection_is_followed(string connections)
    {
        var engine = new EngineHarness();

        await engine.RunAsync(
            """
            {"id":"v","definitionId":"d","root":{"Type":"Elsa.Flowchart","Id":"f","activities":[
              {"id":"a","type":"Elsa.WriteLine","text":"A"},{"id":"b","type":"Elsa.WriteLine","Text":{"typeName":"String","expression":{"type":"Literal","value":"B"}}}],
              "connections":CONNECTIONS}}
            """.Replace("CONNECTIONS", connections, StringComparison.Ordinal));

        Assert.Equal(["A", "B"], engine.Lines);
    }

    [Fact]
    public async Task Lists_in_the_wrappers_of_older_tools_are_read()
    {
        var engine = new EngineHarness();

        await engine.RunAsync("""{"id":"v","definitionId":"d","root":{"type":"Elsa.Sequence","id":"s","activities":{"_type":"List","items":[{"id":"a","type":"Elsa.WriteLine","text":"A"}]}}}""");

        Assert.Equal(["A"], engine.Lines);
    }

    [Fact]
    public void A_start_may_be_named_repeated_or_marked_on_the_node_itself()
    {
        var byName = WorkflowDefinition.Parse("""{"root":{"type":"Elsa.Flowchart","id":"f","start":"b","activities":[{"id":"a","type":"X.A"},{"id":"b","type":"X.B"}]}}""");
        var repeated = WorkflowDefinition.Parse("""{"root":{"type":"Elsa.Flowchart","id":"f","start":{"id":"b","type":"X.B"},"activities":[{"id":"a","type":"X.A"},{"id":"b","type":"X.B","CanStartWorkflow":true}]}}""");

        Assert.Equal(("b", "b"), (byName.Root.StartId, repeated.Root.StartId));
        Assert.Equal(3, repeated.Nodes().Count());
        Assert.True(repeated.FindNode("b")!.CanStartWorkflow);
    }

    [Fact]
    public async Task A_definition_without_a_root_is_empty_and_finishes()
        => Assert.Equal(InstanceSubStatus.Finished, (await new EngineHarness().RunAsync("""{"id":"v","definitionId":"d"}""")).SubStatus);
}
