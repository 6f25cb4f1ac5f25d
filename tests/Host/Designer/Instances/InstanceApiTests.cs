using System.Net;
using System.Text.Json.Nodes;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Designer.Definitions;

namespace WorkflowCrm.Host.Tests.Designer.Instances;

public sealed class InstanceApiTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    private const string Base = "/elsa/api/workflow-instances";

    private Caller Owner => office.Owner;

    [Fact]
    public async Task The_list_finds_by_every_filter_that_the_Studio_has()
    {
        var failed = await office.StartAsync("filter-failed", name: "Failing Order");
        var waiting = await office.StartAsync("filter-waiting", isReady: true, name: "等待的订单");
        await Finds(new { searchTerm = "failing ord" }, failed);
        await Finds(new { searchTerm = "等待的" }, waiting);
        await Finds(new { searchTerm = "filter-", status = "Running" }, waiting);
        await Finds(new { searchTerm = "filter-", statuses = new[] { "Finished" } }, failed);
        await Finds(new { searchTerm = "filter-", subStatus = "Suspended" }, waiting);
        await Finds(new { searchTerm = "filter-", subStatuses = new[] { "Faulted", "Interrupted" } }, failed);
        await Finds(new { searchTerm = "filter-", hasIncidents = true }, failed);
        await Finds(new { searchTerm = "filter-", hasIncidents = false }, waiting);
        await Finds(new { definitionId = "filter-waiting" }, waiting);
        await Finds(new { definitionIds = new[] { "filter-waiting", "filter-failed" }, orderBy = "Created", orderDirection = "Ascending" }, failed, waiting);
        await Finds(new { definitionIds = new[] { "filter-waiting", "filter-failed" }, orderBy = "Name", orderDirection = "Ascending" }, failed, waiting);
        await Finds(new { correlationId = "corr-filter-failed" }, failed);
        await Finds(new { definitionId = "filter-waiting", version = 1 }, waiting);
        await Finds(new { definitionId = "filter-waiting", version = 2 });
        await Finds(new { searchTerm = "filter-", isSystem = true });
        await Finds(new { searchTerm = "filter-", timestampFilters = new[] { new { column = "FinishedAt", @operator = "GreaterThan", timestamp = "2020-01-01T00:00:00Z" } } }, failed);
        await Finds(new { searchTerm = "filter-", timestampFilters = new[] { new { column = "CreatedAt", @operator = "LessThan", timestamp = "2020-01-01T00:00:00+08:00" } } });
        await Finds(new { searchTerm = "%_' OR 1=1 --" });
    }

    [Fact]
    public async Task The_list_comes_in_pages_that_begin_at_zero()
    {
        await office.StartAsync("paged", isReady: true);
        await office.StartAgainAsync("paged");
        await office.StartAgainAsync("paged");
        var second = (await Owner.PostAsync(Base, new { definitionId = "paged", page = 1, pageSize = 2 })).Json;
        Assert.Single(second["items"]!.AsArray());
        Assert.Equal(3, second["totalCount"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{"status":"Sleeping"}""")]
    [InlineData("""{"subStatuses":["7"]}""")]
    [InlineData("""{"orderBy":"Colour"}""")]
    [InlineData("""{"timestampFilters":[{"column":"id; DROP","operator":"Is","timestamp":"2026-01-01T00:00:00Z"}]}""")]
    [InlineData("""{"timestampFilters":[{"column":"CreatedAt","operator":"Like","timestamp":"2026-01-01T00:00:00Z"}]}""")]
    public async Task A_filter_that_nobody_knows_is_refused_in_words(string query)
    {
        var answer = await Owner.PostTextAsync(Base, query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("不认识筛选条件", answer.Json["errors"]![""]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_shows_its_state_and_its_incident_but_not_what_bookmarks_hold()
    {
        var failed = (await Owner.GetAsync($"{Base}/{await office.StartAsync("shown-failed")}")).Json;
        Assert.Equal("Faulted", failed["subStatus"]!.GetValue<string>());
        var incident = failed["workflowState"]!["incidents"]![0]!;
        Assert.Equal("Workflow1:flow:check", incident["activityNodeId"]!.GetValue<string>());
        Assert.Contains("还没有准备好", incident["message"]!.GetValue<string>(), StringComparison.Ordinal);

        var waiting = await Owner.GetAsync($"{Base}/{await office.StartAsync("shown-waiting", isReady: true)}");
        Assert.Single(waiting.Json["workflowState"]!["bookmarks"]!.AsArray());
        Assert.DoesNotContain("paid-shown-waiting", waiting.Body, StringComparison.Ordinal);
        Assert.IsType<JsonObject>(waiting.Json["workflowState"]!["input"]);
    }

    [Fact]
    public async Task The_journal_is_filtered_and_paged_as_the_viewer_asks()
    {
        var id = await office.StartAsync("journal", isReady: true);
        var all = await Journal(id, new { filter = new { excludedActivityTypes = new[] { "Elsa.Workflow", "Elsa.Flowchart" } } });
        Assert.Equal(["Started", "Completed", "Started", "Suspended"], all.Select(line => line["eventName"]!.GetValue<string>()));
        Assert.All(all, line => Assert.NotEqual("Elsa.Flowchart", line["activityType"]!.GetValue<string>()));
        var one = await Journal(id, new { filter = new { activityNodeIds = new[] { "Workflow1:flow:wait" } } }, "?skip=1&take=1");
        Assert.Equal("Suspended", Assert.Single(one)["eventName"]!.GetValue<string>());
        Assert.Empty(await Journal(id, new { filter = new { eventNames = new[] { "Faulted" } } }));
        Assert.Empty(await Journal("none", new { filter = (object?)null }));
    }

    [Fact]
    public async Task Variables_have_the_names_and_values_of_now()
    {
        var id = await office.StartAsync("variables", isReady: true);
        var variables = (await Owner.GetAsync($"{Base}/{id}/variables")).Items;
        Assert.Equal("42.5", variables.Single(v => v["name"]!.GetValue<string>() == "Total")["value"]!.ToString());
        var state = (await Owner.GetAsync($"{Base}/{id}/execution-state")).Json;
        Assert.Equal("Running/Suspended", $"{state["status"]}/{state["workflowSubStatus"]}");
    }

    [Fact]
    public async Task Runs_of_activities_follow_from_the_journal()
    {
        var id = await office.StartAsync("runs", isReady: true);
        var stats = (await Owner.PostAsync("/elsa/api/activity-executions/report", new { workflowInstanceId = id, activityNodeIds = new[] { "Workflow1:flow:check", "Workflow1:flow:wait" } })).Json["stats"]!.AsArray();
        Assert.Equal(1, stats[0]!["completedCount"]!.GetValue<int>());
        Assert.True(stats[1]!["isBlocked"]!.GetValue<bool>());
        Assert.Equal(1, stats[1]!["uncompletedCount"]!.GetValue<int>());

        var check = Assert.Single((await Owner.GetAsync($"/elsa/api/activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1%3Aflow%3Acheck")).Items);
        Assert.Equal("Completed", check["status"]!.GetValue<string>());
        Assert.Equal("Done", check["payload"]!["Outcomes"]![0]!.GetValue<string>());
        var summary = Assert.Single((await Owner.GetAsync($"/elsa/api/activity-execution-summaries/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1%3Aflow%3Await")).Items);
        Assert.Equal("Running", summary["status"]!.GetValue<string>());
        Assert.False(summary.AsObject().ContainsKey("activityState"));

        var byId = (await Owner.GetAsync($"/elsa/api/activity-executions/by-id?id={check["id"]}")).Json;
        Assert.True(JsonNode.DeepEquals(check, byId));
        var chain = (await Owner.GetAsync($"/elsa/api/activity-executions/{check["id"]}/call-stack?skip=0&take=10")).Json;
        Assert.Equal(["flow", "check"], chain["items"]!.AsArray().Select(item => item!["activityId"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_failed_run_shows_the_inputs_that_the_journal_noted_under_the_descriptors_names()
    {
        var id = await office.StartAsync("failed-run");
        var run = Assert.Single((await Owner.GetAsync($"/elsa/api/activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1%3Aflow%3Acheck")).Items);
        Assert.Equal("Faulted", run["status"]!.GetValue<string>());
        Assert.Equal(1, run["aggregateFaultCount"]!.GetValue<int>());
        Assert.Contains("还没有准备好", run["exception"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.All(run["activityState"]!.AsObject(), input => Assert.Equal("Script", input.Key));
    }

    [Fact]
    public async Task Instances_are_cancelled_one_by_one_in_bulk_and_by_definition()
    {
        var one = await office.StartAsync("cancel-one", isReady: true);
        Assert.Equal(HttpStatusCode.OK, (await Owner.PostAsync($"/elsa/api/cancel/workflow-instances/{one}", new { })).Status);
        Assert.Equal("Cancelled", (await Owner.GetAsync($"{Base}/{one}")).Json["subStatus"]!.GetValue<string>());
        await office.StartAsync("cancel-many", isReady: true);
        await office.StartAgainAsync("cancel-many");
        var many = await Owner.PostAsync("/elsa/api/bulk-actions/cancel/workflow-instances", new { ids = (string[]?)null, definitionId = "cancel-many" });
        Assert.Equal(2, many.Json["cancelled"]!.GetValue<int>());
        var nothing = await Owner.PostAsync("/elsa/api/bulk-actions/cancel/workflow-instances", new { ids = Array.Empty<string>() });
        Assert.Equal(HttpStatusCode.BadRequest, nothing.Status);
        var audit = (await office.App.SignInAs(SmallCompany.Auditor)).GetAsync($"/api/audit?subject=instance/{one}");
        Assert.Contains("instance.cancelled", (await audit).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_is_deleted_but_never_one_of_a_request()
    {
        var id = await office.StartAsync("deleted", isReady: true);
        Assert.Equal(HttpStatusCode.NoContent, (await Owner.SendAsync(HttpMethod.Delete, $"{Base}/{id}", null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Owner.GetAsync($"{Base}/{id}")).Status);

        var number = await office.App.SubmitArchiveAccess(await office.App.SignInAs(SmallCompany.Designer), SmallCompany.CompanyArchive);
        var ofRequest = (await Owner.PostAsync(Base, new { searchTerm = number })).Json["items"]![0]!["id"]!.GetValue<string>();
        var other = await office.StartAgainAsync("deleted");
        var refused = await Owner.PostAsync("/elsa/api/bulk-actions/delete/workflow-instances/by-id", new { ids = new[] { other, ofRequest } });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(number, refused.Json["errors"]![""]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Owner.GetAsync($"{Base}/{other}")).Status);
        Assert.Equal(1, (await Owner.PostAsync("/elsa/api/bulk-actions/delete/workflow-instances/by-id", new { ids = new[] { other } })).Json["deleted"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_failed_is_retried_and_what_did_not_is_left_alone()
    {
        var failed = await office.StartAsync("retried");
        var waiting = await office.StartAsync("not-retried", isReady: true);
        var answer = (await Owner.PostAsync("/elsa/api/alterations/workflows/retry", new { workflowInstanceIds = new[] { failed, waiting } })).Json;
        Assert.Equal(failed, Assert.Single(answer["retried"]!.AsArray())!.GetValue<string>());
        Assert.Equal(waiting, Assert.Single(answer["untouched"]!.AsArray())!.GetValue<string>());
        Assert.Equal(2, (await Journal(failed, new { filter = new { eventNames = new[] { "Faulted" } } })).Count);
    }

    [Fact]
    public async Task An_instance_is_exported_with_its_journal_and_none_is_imported()
    {
        var id = await office.StartAsync("exported", isReady: true);
        var file = await Owner.GetAsync($"{Base}/{id}/export");
        Assert.Contains($"workflow-instance-{id}.json", file.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal(id, file.Json["instance"]!["id"]!.GetValue<string>());
        Assert.NotEmpty(file.Json["journal"]!.AsArray());
        var zip = await Owner.PostAsync("/elsa/api/bulk-actions/export/workflow-instances", new { ids = new[] { id, "none" } });
        Assert.StartsWith("PK", zip.Body, StringComparison.Ordinal);
        using var form = new MultipartFormDataContent { { new StringContent("{}"), "files", "a.json" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await Owner.SendAsync(HttpMethod.Post, "/elsa/api/bulk-actions/import/workflow-instances", form)).Status);
    }

    [Theory]
    [InlineData("GET", Base + "/none")]
    [InlineData("GET", Base + "/none/execution-state")]
    [InlineData("GET", Base + "/none/export")]
    [InlineData("GET", "/elsa/api/activity-executions/by-id?id=none.1")]
    [InlineData("POST", "/elsa/api/bulk-actions/export/workflow-instances")]
    [InlineData("POST", "/elsa/api/alterations/workflows/retry")]
    public async Task What_is_not_there_is_answered_in_the_one_way_that_the_Studio_shows(string method, string path)
    {
        var answer = method == "GET" ? await Owner.GetAsync(path) : await Owner.PostAsync(path, new { });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotEmpty(answer.Json["errors"]![""]!.AsArray());
    }

    [Theory]
    [InlineData("GET", Base + "/any")]
    [InlineData("POST", Base)]
    [InlineData("POST", Base + "/any/journal")]
    [InlineData("GET", Base + "/any/variables")]
    [InlineData("GET", Base + "/any/execution-state")]
    [InlineData("GET", Base + "/any/export")]
    [InlineData("DELETE", Base + "/any")]
    [InlineData("POST", "/elsa/api/cancel/workflow-instances/any")]
    [InlineData("POST", "/elsa/api/bulk-actions/cancel/workflow-instances")]
    [InlineData("POST", "/elsa/api/bulk-actions/delete/workflow-instances/by-id")]
    [InlineData("POST", "/elsa/api/bulk-actions/export/workflow-instances")]
    [InlineData("POST", "/elsa/api/alterations/workflows/retry")]
    [InlineData("POST", "/elsa/api/activity-executions/report")]
    [InlineData("GET", "/elsa/api/activity-executions/list")]
    [InlineData("GET", "/elsa/api/activity-execution-summaries/list")]
    [InlineData("GET", "/elsa/api/activity-executions/by-id?id=any.1")]
    [InlineData("GET", "/elsa/api/activity-executions/any.1/call-stack")]
    [InlineData("POST", "/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1")]
    public async Task Nobody_but_process_owners_is_answered(string method, string path)
    {
        using var body = method == "POST" ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json") : null;
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Staff.SendAsync(new HttpMethod(method), path, body)).Status);
        using var again = method == "POST" ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json") : null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.App.Anonymous().SendAsync(new HttpMethod(method), path, again)).Status);
    }

    private async Task Finds(object query, params string[] ids)
    {
        var answer = await Owner.PostAsync(Base, query);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(ids, answer.Items.Select(item => item["id"]!.GetValue<string>()));
        Assert.Equal(ids.Length, answer.Json["totalCount"]!.GetValue<int>());
    }

    private async Task<IReadOnlyList<JsonNode>> Journal(string id, object body, string query = "") =>
        [.. (await Owner.PostAsync($"{Base}/{id}/journal{query}", body)).Items];
}
