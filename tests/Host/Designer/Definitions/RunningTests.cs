using System.Net;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Designer.Definitions;

/// <summary>What the Studio draws runs, and its editor knows what scripts may use.</summary>
public sealed class RunningTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    [Fact]
    public async Task A_drawing_in_the_studios_own_shapes_runs()
    {
        var drawing = await office.Owner.CreateAsync("画出来就能运行");
        drawing["variables"] = JsonNode.Parse("""[{ "id": "v1", "name": "Total", "typeName": "Int32", "isArray": false, "value": "7", "storageDriverTypeName": "WorkflowInstanceStorageDriver" }]""");
        drawing["root"]!["activities"] = JsonNode.Parse("""
            [ { "id": "fork", "nodeId": "Workflow1:flow:fork", "name": "FlowFork1", "type": "Elsa.FlowFork", "version": 1,
                "branches": { "typeName": null, "expression": { "type": "Object", "value": "[\"left\"]" }, "memoryReference": null } },
              { "id": "set", "nodeId": "Workflow1:flow:set", "name": "SetVariable1", "type": "Elsa.SetVariable", "version": 1,
                "variable": { "id": "v1", "name": "Total", "typeName": "Int32", "isArray": false, "value": "7", "storageDriverTypeName": null },
                "value": { "typeName": "Object", "expression": { "type": "JavaScript", "value": "getTotal() + 1" }, "memoryReference": null } },
              { "id": "name", "nodeId": "Workflow1:flow:name", "name": "SetName1", "type": "Elsa.SetName", "version": 1,
                "value": { "typeName": null, "expression": { "type": "Variable", "value": "{\"id\":\"v1\",\"name\":\"Total\",\"typeName\":\"Int32\"}" }, "memoryReference": null } } ]
            """);
        drawing["root"]!["connections"] = JsonNode.Parse("""
            [ { "source": { "activity": "fork", "port": "left" }, "target": { "activity": "set", "port": "In" }, "vertices": [] },
              { "source": { "activity": "set", "port": "Done" }, "target": { "activity": "name", "port": "In" }, "vertices": [] } ]
            """);
        await office.Owner.SaveAsync(drawing);

        var started = await office.Owner.PostAsync($"{Drawing.Api}/{drawing.IdOf()}/execute", new { correlationId = (string?)null, triggerActivityId = (string?)null, versionOptions = "Latest", input = (object?)null });

        var state = await office.App.StateOfAsync(started.Header("x-elsa-workflow-instance-id")!);
        Assert.Equal((InstanceSubStatus.Finished, "8"), (state.SubStatus, state.Name));
        Assert.Null(started.Header("x-elsa-workflow-cannot-start"));
    }

    [Fact]
    public async Task A_process_that_a_form_starts_is_not_run_from_the_drawing_and_says_why()
    {
        var answer = await office.Owner.PostAsync($"{Drawing.Api}/archive-access/execute", new { versionOptions = "Latest" });

        Assert.Equal((HttpStatusCode.OK, "true"), (answer.Status, answer.Header("x-elsa-workflow-cannot-start")));
        Assert.Contains("由员工提交的表单启动", answer.Notice(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_activity_alone_is_not_tried_out()
    {
        var answer = await office.Second.PostAsync("/elsa/api/tests/activities", new { });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("“Try it”", Assert.Single(answer.Sentences()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_editor_learns_the_variables()
    {
        var answer = await office.Owner.PostAsync("/elsa/api/scripting/javascript/type-definitions/archive-access", new { workflowDefinitionId = "archive-access", activityTypeName = "Elsa.FlowDecision", propertyName = "Condition" });

        Assert.Contains("declare function getSameDepartment(): boolean;", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_a_drawing_and_the_way_to_it_are_found()
    {
        var drawing = await office.Owner.CreateAsync("嵌套", """
            { "id": "loop", "type": "Elsa.While", "version": 1, "body": { "id": "inner", "type": "Elsa.Flowchart", "version": 1, "activities": [ { "id": "deep", "type": "Acme.Deep", "version": 1 } ] } }
            """);

        var part = (await office.Owner.GetAsync($"{Drawing.Api}/subgraph/{drawing["id"]}?parentNodeId=Workflow1:flow:loop")).Json;
        Assert.Equal(("Workflow1:flow:loop", "Elsa.NotFoundActivity"), (part["nodeId"]!.ToString(), part["activity"]!["body"]!["activities"]![0]!["type"]!.ToString()));

        var way = (await office.Owner.GetAsync($"{Drawing.Api}/subgraph/segments/{drawing["id"]}?childNodeId=Workflow1:flow:loop:inner:deep")).Json;
        Assert.Equal("""[{"activityNodeId":"Workflow1:flow:loop","activityId":"loop","activityType":"Elsa.While","portName":"Body"}]""", way["pathSegments"]!.ToJsonString());
        Assert.Equal(("Workflow1:flow:loop:inner:deep", "Workflow1:flow:loop:inner"), (way["childNode"]!["nodeId"]!.ToString(), way["container"]!["nodeId"]!.ToString()));
    }

    [Fact]
    public async Task A_workflow_that_is_used_as_an_activity_is_in_the_toolbox_and_those_who_use_it_follow_its_versions()
    {
        var part = await office.Owner.CreateAsync("Piece of work", Drawing.Line("a", "一"));
        part["options"]!["usableAsActivity"] = true;
        var first = (await office.Owner.SaveAsync(part, publish: true)).Json["workflowDefinition"]!;
        var toolbox = await office.Owner.GetAsync("/elsa/api/descriptors/activities");
        Assert.Contains(toolbox.Items, activity => activity["typeName"]!.ToString() == "PieceOfWork" && activity["isBrowsable"]!.GetValue<bool>());
        var user = await office.Owner.CreateAsync("使用者", $$"""{ "id": "u", "type": "PieceOfWork", "version": 1, "workflowDefinitionId": "{{part.IdOf()}}", "workflowDefinitionVersionId": "{{first["id"]}}" }""");
        Assert.Equal("PieceOfWork", user["root"]!["activities"]![0]!["type"]!.ToString());
        Assert.Equal($$"""{"consumingWorkflowDefinitionIds":["{{user.IdOf()}}"]}""", (await office.Owner.GetAsync($"{Drawing.Api}/{part.IdOf()}/consumers")).Body);

        await office.Owner.SaveAsync(first, publish: false);
        var second = (await office.Owner.SaveAsync(await office.Owner.LoadAsync(part.IdOf()), publish: true)).Json["workflowDefinition"]!;
        var updated = await office.Owner.PostAsync($"{Drawing.Api}/{part.IdOf()}/update-references", new { });

        Assert.Equal($$"""{"affectedWorkflows":["{{user.IdOf()}}"]}""", updated.Body);
        Assert.Equal(second["id"]!.ToString(), (await office.Owner.LoadAsync(user.IdOf()))["root"]!["activities"]![0]!["workflowDefinitionVersionId"]!.ToString());
    }
}
