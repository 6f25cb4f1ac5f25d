using System.Net;
using System.Text;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Inbound;

/// <summary>Calls that workflows answer.</summary>
public sealed class InboundTests : IAsyncLifetime
{
    private WorkflowCrmApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await WorkflowCrmApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_call_starts_a_workflow_that_answers_after_the_commit()
    {
        await _app.PublishAsync(Workflows.Definition("hello", Endpoint("hello/{name}", "GET"), Reply("""`{"hello":"${getRouteDataFromIn().name}"}`""")));
        var answer = await _app.Anonymous().GetAsync("/workflows/hello/世界");
        Assert.Equal((HttpStatusCode.Created, """{"hello":"世界"}"""), (answer.Status, answer.Body));
        Assert.Contains("sandbox", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Null(answer.Header("Set-Cookie"));
        Assert.Single(await _app.InstancesOfAsync("hello"));
    }

    [Fact]
    public async Task Without_a_word_of_the_workflow_the_caller_hears_which_instance_it_is()
    {
        await _app.PublishAsync(Workflows.Definition("short", Endpoint("short", "POST")));
        await _app.PublishAsync(Workflows.Definition("long", Endpoint("long", "POST"), Workflows.Node("Elsa.Event", starts: false, ("eventName", "x"))));
        var done = await _app.Anonymous().PostAsync("/workflows/short", new { });
        Assert.Equal((HttpStatusCode.OK, "Finished"), (done.Status, done.Json["status"]!.GetValue<string>()));
        var waits = await _app.Anonymous().PostAsync("/workflows/long", new { });
        Assert.Equal((HttpStatusCode.Accepted, "Running"), (waits.Status, waits.Json["status"]!.GetValue<string>()));
        Assert.Equal((await _app.InstancesOfAsync("long")).Single().Id, waits.Json["workflowInstanceId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_call_resumes_the_instance_that_waits_and_its_body_arrives_parsed()
    {
        await _app.PublishAsync(Workflows.Definition(
            "order", Endpoint("orders", "POST", id: "first"), Endpoint("orders/{id}/paid", "POST", starts: false), Reply("getParsedContentFromIn().sum")));
        var started = await _app.Anonymous().PostAsync("/workflows/orders", new { });
        Assert.Equal(HttpStatusCode.Accepted, started.Status);
        var paid = await _app.Anonymous().PostTextAsync("/workflows/orders/7/paid", "sum=12&note=a%20b", "application/x-www-form-urlencoded");
        Assert.Equal((HttpStatusCode.Created, "12"), (paid.Status, paid.Body));
        Assert.Equal(InstanceSubStatus.Finished, (await _app.InstancesOfAsync("order")).Single().SubStatus);
        (await _app.Anonymous().PostAsync("/workflows/orders/7/paid", new { })).Problem(404, "no-endpoint");
    }

    [Fact]
    public async Task A_literal_path_wins_and_a_path_that_is_taken_cannot_be_published()
    {
        await _app.PublishAsync(Workflows.Definition("any", Endpoint("things/{id}", "GET"), Reply("'any'")));
        await _app.PublishAsync(Workflows.Definition("one", Endpoint("things/one", "GET"), Reply("'one'")));
        Assert.Equal("one", (await _app.Anonymous().GetAsync("/workflows/things/ONE")).Body);
        Assert.Equal("any", (await _app.Anonymous().GetAsync("/workflows/things/two")).Body);
        var taken = await _app.TryPublishAsync(Workflows.Definition("other", Endpoint("things/{name}", "GET"), Reply("'other'")));
        Assert.Contains(taken.Findings, finding => finding.Code == FindingCodes.EndpointTaken);
        Assert.Equal("any", (await _app.Anonymous().GetAsync("/workflows/things/two")).Body);
        (await _app.Anonymous().PostAsync("/workflows/things/one", new { })).Problem(404, "no-endpoint");
    }

    [Fact]
    public async Task Of_several_that_wait_the_correlation_names_one()
    {
        await _app.PublishAsync(Workflows.Definition("wait", Endpoint("wait", "POST", id: "first"), Endpoint("go", "POST", starts: false)));
        foreach (var id in new[] { "A", "B" })
            Assert.Equal(HttpStatusCode.Accepted, (await _app.Anonymous().PostAsync("/workflows/wait?correlationId=" + id, new { })).Status);
        (await _app.Anonymous().PostAsync("/workflows/go", new { })).Problem(500, "ambiguous");
        Assert.Equal(HttpStatusCode.OK, (await _app.Anonymous().PostAsync("/workflows/go?correlationId=B", new { })).Status);
        Assert.Equal("B", (await _app.InstancesOfAsync("wait")).Single(i => i.SubStatus == InstanceSubStatus.Finished).CorrelationId);
    }

    [Fact]
    public async Task The_same_call_sent_again_starts_nothing_new()
    {
        await _app.PublishAsync(Workflows.Definition("once", Endpoint("once", "POST")));
        var first = await _app.Anonymous().PostAsync("/workflows/once", new { }, idempotencyKey: "k1");
        var second = await _app.Anonymous().PostAsync("/workflows/once", new { }, idempotencyKey: "k1");
        Assert.Equal(first.Body, second.Body);
        Assert.Single(await _app.InstancesOfAsync("once"));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_refused_where_the_endpoint_says_so()
    {
        await _app.PublishAsync(Workflows.Definition("staff", Endpoint("staff", "POST", more: [("authorize", true)]), Reply("getResultFromIn().callerId")));
        await _app.PublishAsync(Workflows.Definition("admins", Endpoint("admins", "POST", more: [("authorize", true), ("policy", Roles.Administrator)]), Reply("'yes'")));
        (await _app.Anonymous().PostAsync("/workflows/staff", new { })).Problem(401, "not-signed-in");
        var stranger = _app.Anonymous();
        stranger.BearerToken = "nonsense";
        (await stranger.PostAsync("/workflows/staff", new { })).Problem(401, "wrong-token");

        var salesman = await _app.SignInAs(SmallCompany.Salesman);
        Assert.Equal(SmallCompany.IdOf(SmallCompany.Salesman), (await salesman.PostAsync("/workflows/staff", new { })).Body);
        (await salesman.PostAsync("/workflows/admins", new { })).Problem(403, "not-allowed");
        Assert.Equal("yes", (await (await _app.SignInAs(SmallCompany.Keeper)).PostAsync("/workflows/admins", new { })).Body);

        salesman.CsrfToken = null;
        (await salesman.PostAsync("/workflows/staff", new { })).Problem(400, "anti-forgery");
        Assert.Single(await _app.InstancesOfAsync("staff"));
    }

    [Fact]
    public async Task A_foreign_page_cannot_borrow_the_name_of_who_looks_at_it()
    {
        await _app.PublishAsync(Workflows.Definition("open", Endpoint("open", "POST"), Reply("'' + getResultFromIn().callerId + JSON.stringify(getResultFromIn().headers)")));
        var salesman = await _app.SignInAs(SmallCompany.Salesman);
        salesman.CsrfToken = null;
        var answer = await salesman.PostAsync("/workflows/open", new { });
        Assert.StartsWith("null", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("workflowcrm.session", answer.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_cannot_be_read_is_refused_before_anything_starts()
    {
        await _app.PublishAsync(Workflows.Definition("small", Endpoint("small", "POST", more: [("requestSizeLimit", 100)])));
        (await _app.Anonymous().PostTextAsync("/workflows/small", new string('x', 101), "text/plain")).Problem(413, "too-large");
        (await _app.Anonymous().PostTextAsync("/workflows/small", new string('x', 2_000_000), "text/plain")).Problem(413, "too-large");
        (await _app.Anonymous().PostTextAsync("/workflows/small", "{", "application/json")).Problem(400, "bad-json");
        using var parts = new MultipartFormDataContent { { new StringContent("x", Encoding.UTF8), "f", "f.txt" } };
        (await _app.Anonymous().SendAsync(HttpMethod.Post, "/workflows/small", parts)).Problem(415, "multipart");
        Assert.Empty(await _app.InstancesOfAsync("small"));
    }

    [Fact]
    public async Task A_workflow_that_wants_to_hear_of_large_bodies_hears_of_them()
    {
        var endpoint = System.Text.Json.Nodes.JsonNode.Parse(Endpoint("loud", "POST", more: [("requestSizeLimit", 100)]))!;
        endpoint["exposeRequestTooLargeOutcome"] = true;
        await _app.PublishAsync(Workflows.Definition("loud", endpoint.ToJsonString(), Reply("'small'")).Replace("\"port\":\"Done\"", "\"port\":\"Request too large\"", StringComparison.Ordinal));
        Assert.Equal("small", (await _app.Anonymous().PostTextAsync("/workflows/loud", new string('x', 101), "text/plain")).Body);
    }

    [Fact]
    public async Task A_workflow_that_fails_says_so_and_names_its_instance()
    {
        await _app.PublishAsync(Workflows.Definition("broken", Endpoint("broken", "POST"), Workflows.Node("Elsa.Fault", starts: false, ("message", "no"))));
        var problem = (await _app.Anonymous().PostAsync("/workflows/broken", new { })).Problem(500, "workflow-faulted");
        Assert.Equal((await _app.InstancesOfAsync("broken")).Single().Id, problem["workflowInstanceId"]!.GetValue<string>());
    }

    private static string Endpoint(string path, string method, bool starts = true, string id = "in", (string, object)[]? more = null)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(Workflows.Node("Elsa.HttpEndpoint", starts, [("path", path), ("supportedMethods", new[] { method }), .. more ?? []]))!;
        node["id"] = id;
        node["name"] = id == "in" ? "In" : id;
        return node.ToJsonString();
    }

    private static string Reply(string script)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(Workflows.Node("Elsa.WriteHttpResponse", starts: false, ("statusCode", 201), ("responseHeaders", new Dictionary<string, string> { ["Set-Cookie"] = "a=b" })))!;
        node["content"] = new System.Text.Json.Nodes.JsonObject
        {
            ["typeName"] = "Object",
            ["expression"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "JavaScript", ["value"] = script },
        };
        return node.ToJsonString();
    }
}
