using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Deviating;
using WorkflowCrm.Conformance.Tests.Reading;
using WorkflowCrm.Conformance.Tests.Running;

namespace WorkflowCrm.Conformance.Tests;

/// <summary>What the comparison lets pass, and what not.</summary>
public sealed class Verdicts
{
    [Theory]
    [InlineData("""{"lines": ["B", "A"]}""")]
    [InlineData("""{"status": "Running"}""")]
    [InlineData("""{"activities": ["A Completed"]}""")]
    [InlineData("""{"journal": ["Started A", "Completed A"]}""")]
    [InlineData("""{"incidents": ["A: broken"]}""")]
    [InlineData("""{"variables": {"n": 2}}""")]
    [InlineData("""{"outputs": {"Total": 1}}""")]
    [InlineData("""{"bookmarksLeft": ["Elsa.Event"]}""")]
    [InlineData("""{"steps": [{"subStatus": "Suspended"}]}""")]
    [InlineData("""{"otherInstances": [{"definitionId": "x", "status": "Finished", "subStatus": "Finished"}]}""")]
    [InlineData("""{"unheard": true}""")]
    [InlineData("""{"note": "whatever"}""")]
    public async Task A_result_that_is_not_reached_fails(string expected)
        => Assert.NotEmpty((await JudgeAsync("counter", expected)).Failures);

    [Fact]
    public async Task A_result_that_is_reached_passes()
    {
        var verdict = await JudgeAsync("both", """{"status": "Finished", "lines": ["A", "B"], "variables": {"n": 1}, "bookmarksLeft": []}""");

        Assert.Empty(verdict.Failures);
        Assert.Empty(verdict.Deviations);
    }

    [Fact]
    public async Task A_case_without_any_result_fails() => Assert.NotEmpty((await JudgeAsync("counter", null)).Failures);

    [Fact]
    public async Task Where_Elsa_hangs_the_same_lines_pass_as_a_deviation_and_others_fail()
    {
        var hang = await JudgeAsync("token", """{"status": "Running", "subStatus": "Suspended", "lines": ["A", "B"]}""");
        Assert.Empty(hang.Failures);
        Assert.Single(hang.Deviations);

        Assert.NotEmpty((await JudgeAsync("token", """{"status": "Running", "subStatus": "Suspended", "lines": ["A"]}""")).Failures);
        Assert.NotEmpty((await JudgeAsync("token", """{"status": "Running", "subStatus": "Suspended", "lines": ["A", "B"], "bookmarksLeft": ["Elsa.Event"]}""")).Failures);
    }

    [Fact]
    public async Task A_documented_deviation_that_is_not_met_exactly_fails()
    {
        var verdict = await JudgeAsync("counter", """{"lines": ["A", "B"]}""", name: "parent-with-io");

        Assert.Contains("no longer deviates", Assert.Single(verdict.Failures), StringComparison.Ordinal);
    }

    private static Task<Verdict> JudgeAsync(string mode, string? expected, string name = "written-here")
    {
        var source = JsonNode.Parse("""
            {
              "definition": {
                "id": "v1", "definitionId": "d", "variables": [{"id": "n", "name": "n", "typeName": "Int32", "value": "1"}],
                "root": {"id": "r", "type": "Elsa.Sequence", "activities": [
                  {"id": "A", "type": "Elsa.WriteLine", "text": {"typeName": "String", "expression": {"type": "Literal", "value": "A"}}},
                  {"id": "B", "type": "Elsa.WriteLine", "text": {"typeName": "String", "expression": {"type": "Literal", "value": "B"}}}]}
              }
            }
            """)!.AsObject();
        source["name"] = name;
        source["required_mode"] = mode == "both" ? null : mode;
        source["expected"] = expected is null ? null : new JsonObject { [mode] = JsonNode.Parse(expected) };
        return Verdict.OfAsync(new ConformanceCase(".", source), flowcharts => new MemoryWorld(flowcharts));
    }
}
