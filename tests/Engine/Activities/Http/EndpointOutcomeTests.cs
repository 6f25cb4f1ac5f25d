using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions.Checks;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Activities.Http;

public sealed class EndpointOutcomeTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_outcome_that_the_endpoint_exposes_may_be_left_by(bool isExposed)
    {
        var node = Node("h", "Elsa.HttpEndpoint", ("path", Literal("x")), ("exposeFileTooLargeOutcome", isExposed));
        node["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };

        var findings = DefinitionCheck.Check(
            Workflow(Flowchart("f", [node, Line("a"), Line("b")], "h -> a", "h:File too large -> b")), ActivityCatalogue.Create());

        Assert.Equal(isExposed ? [] : [FindingCodes.OutcomeUnknown], findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Any_code_may_be_the_outcome_of_a_call()
    {
        var call = Node("h", "Elsa.FlowSendHttpRequest", ("url", Literal("http://x")), ("expectedStatusCodes", Wrapped("Object", "[418]")));

        Assert.Empty(DefinitionCheck.Check(Workflow(Flowchart("f", [call, Line("a")], "h:418 -> a")), ActivityCatalogue.Create()));
    }
}
