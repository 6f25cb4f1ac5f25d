using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Simulation;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Simulation;

namespace WorkflowCrm.Activities.Tests.Simulation;

public sealed class SimulatorTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task A_clock_jumps_to_what_is_due_and_an_event_comes_when_the_script_says()
    {
        var told = await RunAsync(new SimulationScript
        {
            Definition = Sequence(
                """{"id":"d","name":"Pause","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"2.00:00:00"}}}""",
                """{"id":"e","name":"Answer","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":"answered"}}}"""),
            Events = [new ScriptedEvent("answered", "3d")],
        });
        Assert.Equal((SimulationEnd.Settled, InstanceSubStatus.Finished, TimeSpan.FromDays(3)), (told.End, told.Status, told.Duration));
        var steps = told.Path.Where(step => step.Event is "Started" or "Completed" && step.ActivityName is not null);
        Assert.Equal(
            ["Pause Started 2026-11-23 10:00", "Pause Completed 2026-11-25 10:00", "Answer Started 2026-11-25 10:00", "Answer Completed 2026-11-26 10:00"],
            steps.Select(step => $"{step.ActivityName} {step.Event} {Office.Local(step.At)}"));
    }

    [Fact]
    public async Task What_nobody_sends_is_waited_for_and_named()
    {
        var told = await RunAsync(new SimulationScript
        {
            Definition = Sequence("""{"id":"e","name":"Answer","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":"answered"}}}"""),
        });
        Assert.Equal((SimulationEnd.Settled, InstanceSubStatus.Suspended), (told.End, told.Status));
        Assert.Equal(["Answer"], told.Waiting);
    }

    [Fact]
    public async Task An_error_is_an_incident_with_its_place_on_the_way()
    {
        var told = await RunAsync(new SimulationScript
        {
            Definition = Sequence("""{"id":"f","name":"Break it","type":"Elsa.Fault","message":{"typeName":"String","expression":{"type":"Literal","value":"broken"}}}"""),
        });
        Assert.Equal((InstanceSubStatus.Faulted, "f"), (told.Status, Assert.Single(told.Incidents).ActivityId));
        Assert.Contains(told.Path, step => step is { ActivityId: "f", Event: "Faulted" });
    }

    [Fact]
    public async Task What_goes_round_for_ever_is_stopped()
    {
        var loop = """
            {"id":"w","name":"Loop","type":"Elsa.While","condition":{"typeName":"Boolean","expression":{"type":"Literal","value":true}},
             "body":{"id":"d","name":"Pause","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}}}
            """;
        var turns = await RunAsync(new SimulationScript { Definition = Sequence(loop), Limits = new SimulationLimits { Turns = 50 } });
        Assert.Equal(SimulationEnd.TooManyTurns, turns.End);
        var time = await RunAsync(new SimulationScript { Definition = Sequence(loop), Limits = new SimulationLimits { Time = TimeSpan.FromHours(10) } });
        Assert.Equal((SimulationEnd.TooLong, TimeSpan.FromHours(10)), (time.End, time.Duration));
    }

    [Fact]
    public async Task A_deed_that_cannot_be_done_ends_it_with_the_reason()
    {
        var told = await RunAsync(new SimulationScript
        {
            Definition = Workflows.ArchiveAccess(),
            RequesterId = Company.Designer,
            Inputs = Office.Form(Company.CompanyLevel),
            Decisions = [new ScriptedDecision("部门经理签字") { PersonId = Company.Secretary }],
        });
        Assert.Equal(SimulationEnd.Failed, told.End);
        Assert.Contains("not-your-task", told.Failure, StringComparison.Ordinal);
        Assert.Equal("Open", Assert.Single(told.Tasks).State);
    }

    [Fact]
    public async Task A_form_that_is_not_filled_in_properly_is_answered_like_a_real_one()
    {
        var result = await TryAsync(new SimulationScript { Definition = Workflows.ArchiveAccess(), RequesterId = Company.Designer });
        Assert.Equal("invalid-fields", result.Problem!.Code);
        Assert.Equal("simulation-needs-requester", (await TryAsync(new SimulationScript { Definition = Workflows.ArchiveAccess() })).Problem!.Code);
    }

    [Fact]
    public async Task A_text_that_was_edited_is_tried_as_it_is_now()
    {
        foreach (var name in new[] { "First", "Second" })
        {
            var told = await RunAsync(new SimulationScript
            {
                Definition = Sequence($$$"""{"id":"l","name":"{{{name}}}","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"…" } } }"""),
            });
            Assert.Contains(told.Path, step => step.ActivityName == name);
        }
    }

    [Fact]
    public async Task What_it_tells_can_be_sent_as_JSON()
    {
        var told = await RunAsync(new SimulationScript
        {
            Definition = Workflows.ArchiveAccess(), RequesterId = Company.Designer, Inputs = Office.Form(Company.CompanyLevel),
        });
        var json = JsonSerializer.SerializeToNode(told, JsonSerializerOptions.Web)!.AsObject();
        Assert.NotEmpty(json["path"]!.AsArray());
        Assert.Equal("部门经理签字", (string?)json["tasks"]![0]!["stepName"]);
    }

    private static WorkflowDefinition Sequence(params string[] activities) => WorkflowDefinition.Parse(new JsonObject
    {
        ["id"] = "draft", ["definitionId"] = "tried", ["name"] = "Tried",
        ["root"] = new JsonObject { ["id"] = "s", ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray([.. activities.Select(text => JsonNode.Parse(text))]) },
    }.ToJsonString());

    private async Task<SimulatedCase> RunAsync(SimulationScript script)
    {
        var result = await TryAsync(script);
        Assert.True(result.Succeeded, result.Problem?.Code);
        return result.Value;
    }

    private Task<Result<SimulatedCase>> TryAsync(SimulationScript script) => _office.InScopeAsync<Simulator, Result<SimulatedCase>>(
        simulator => simulator.RunAsync(script, TestContext.Current.CancellationToken));
}
