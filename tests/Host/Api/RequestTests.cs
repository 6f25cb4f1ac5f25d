using System.Net;
using System.Text.Json.Nodes;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Api;

public sealed class RequestTests(RunningCompany company) : IClassFixture<RunningCompany>, IAsyncLifetime
{
    private readonly WorkflowCrmApp _app = company.App;
    private Caller _designer = null!;

    public async ValueTask InitializeAsync() => _designer = await _app.SignInAs(SmallCompany.Designer);

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task The_processes_that_one_may_start_come_with_their_form_in_ones_language()
    {
        var english = await _app.SignInAs(SmallCompany.Designer, "en");
        var process = (await english.GetAsync("/api/processes")).Json.AsArray().Single(p => p!["definitionId"]!.GetValue<string>() == "archive-access")!;
        Assert.Equal("Customer archive access", process["name"]!.GetValue<string>());
        var fields = process["form"]!["fields"]!.AsArray().ToDictionary(f => f!["name"]!.GetValue<string>(), f => f!);
        Assert.Equal("customer", fields["customer"]["type"]!.GetValue<string>());
        Assert.True(fields["customer"]["required"]!.GetValue<bool>());
        Assert.Contains(fields["manner"]["options"]!.AsArray(), o => o!["value"]!.GetValue<string>() == "online" && o["label"]!.GetValue<string>() == "View online");
    }

    [Fact]
    public async Task A_started_request_is_a_201_with_its_address_and_everything_about_it()
    {
        var answer = await _designer.PostAsync("/api/requests", _app.ArchiveAccess(SmallCompany.CompanyArchive));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var request = answer.Json;
        var number = request["number"]!.GetValue<string>();
        Assert.Matches(@"^DA-\d{8}-\d{3}$", number);
        Assert.EndsWith($"/api/requests/{number}", answer.Header("Location"), StringComparison.Ordinal);
        Assert.Equal("running", request["status"]!.GetValue<string>());
        Assert.Null(request["outcome"]);
        Assert.True(request["canWithdraw"]!.GetValue<bool>());
        Assert.Equal("江一诺", request["requester"]!["name"]!.GetValue<string>());
        Assert.Equal(SmallCompany.CompanyArchive, request["inputs"]!["customer"]!.GetValue<string>());
        Assert.EndsWith("Z", request["createdAt"]!.GetValue<string>(), StringComparison.Ordinal);

        var task = Assert.Single(request["tasks"]!.AsArray())!;
        Assert.Equal(SmallCompany.DesignManager, Assert.Single(task["canAct"]!.AsArray())!["userName"]!.GetValue<string>());
        Assert.NotNull(task["since"]);
        Assert.NotNull(task["dueAt"]);
        Assert.Contains(request["route"]!.AsArray(), s => s!["person"]?["userName"]?.GetValue<string>() == SmallCompany.GeneralManager);
        Assert.Equal("submitted", request["timeline"]![0]!["kind"]!.GetValue<string>());
        Assert.Equal("api", request["timeline"]![0]!["channel"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unknown_process_is_a_404_and_a_missing_one_a_422()
    {
        (await _designer.PostAsync("/api/requests", new { definitionId = "no-such", inputs = new { } })).Problem(404, "unknown-process");
        var missing = (await _designer.PostAsync("/api/requests", new { inputs = new { } })).Problem(422, "invalid-fields");
        Assert.NotNull(missing["errors"]!["definitionId"]);
    }

    [Fact]
    public async Task A_form_without_anything_names_every_required_field()
    {
        var problem = (await _designer.PostAsync("/api/requests", new { definitionId = "archive-access" })).Problem(422, "invalid-fields");
        Assert.Equal(
            ["customer", "from", "manner", "purpose", "scope", "to", "undertaking"],
            problem["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.All(problem["errors"]!.AsObject(), e => Assert.NotEmpty(e.Value![0]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("customer", "\"TF-X-Z-000000-NONE\"")]
    [InlineData("from", "\"2020-01-01\"")]
    [InlineData("from", "\"tomorrow\"")]
    [InlineData("to", "\"2020-01-01\"")]
    [InlineData("manner", "\"by-force\"")]
    [InlineData("scope", "[\"everything\"]")]
    [InlineData("scope", "{\"a\":1}")]
    [InlineData("purpose", "[1,2]")]
    [InlineData("undertaking", "false")]
    [InlineData("undertaking", "1e400")]
    [InlineData("surprise", "\"x\"")]
    public async Task A_wrong_field_is_a_422_beside_that_field(string field, string value)
    {
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(_app.ArchiveAccess(SmallCompany.CompanyArchive)))!;
        body["inputs"]![field] = JsonNode.Parse(value);
        var problem = (await _designer.PostTextAsync("/api/requests", body.ToJsonString())).Problem(422, "invalid-fields");
        Assert.Contains(field, problem["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task A_purpose_of_100_000_characters_is_a_422_and_nothing_is_started()
    {
        var before = await Total("/api/requests");
        var problem = (await _designer.PostAsync("/api/requests", _app.ArchiveAccess(SmallCompany.CompanyArchive, new string('长', 100_000)))).Problem(422, "invalid-fields");
        Assert.NotNull(problem["errors"]!["purpose"]);
        Assert.Equal(before, await Total("/api/requests"));
    }

    [Fact]
    public async Task A_request_is_shown_to_those_involved_and_to_those_who_see_everything_only()
    {
        var number = await _app.SubmitArchiveAccess(_designer, SmallCompany.CompanyArchive);
        foreach (var login in new[] { SmallCompany.Designer, SmallCompany.DesignManager, SmallCompany.Keeper, SmallCompany.Auditor })
            Assert.Equal(HttpStatusCode.OK, (await (await _app.SignInAs(login)).GetAsync($"/api/requests/{number}")).Status);
        var outsider = await _app.SignInAs(SmallCompany.Salesman);
        (await outsider.GetAsync($"/api/requests/{number}")).Problem(403, "request-not-yours");
        (await outsider.GetAsync("/api/requests/DA-19990101-001")).Problem(404, "unknown-request");
    }

    [Fact]
    public async Task Lists_show_mine_those_I_am_involved_in_or_to_the_entitled_all()
    {
        var number = await _app.SubmitArchiveAccess(_designer, SmallCompany.CompanyArchive);
        Assert.Contains(number, await Numbers(_designer, "?scope=mine"));
        Assert.Contains(number, await Numbers(_designer, "?status=running&definitionId=archive-access&q=" + number));
        Assert.Empty(await Numbers(_designer, "?status=finished&q=" + number));

        var manager = await _app.SignInAs(SmallCompany.DesignManager);
        Assert.DoesNotContain(number, await Numbers(manager, ""));
        Assert.Contains(number, await Numbers(manager, "?scope=involved&q=" + number));
        (await manager.GetAsync("/api/requests?scope=all")).Problem(403, "scope-not-allowed");

        var auditor = await _app.SignInAs(SmallCompany.Auditor);
        Assert.Contains(number, await Numbers(auditor, "?scope=all&q=" + number));
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        await _app.SubmitArchiveAccess(_designer, SmallCompany.CompanyArchive);
        await _app.SubmitArchiveAccess(_designer, SmallCompany.DepartmentArchive);
        var page = (await _designer.GetAsync("/api/requests?page=2&pageSize=1")).Json;
        Assert.Equal(2, page["page"]!.GetValue<int>());
        Assert.Equal(1, page["pageSize"]!.GetValue<int>());
        Assert.True(page["total"]!.GetValue<int>() >= 2);
        Assert.Single(page["items"]!.AsArray());
        Assert.Equal(["items", "page", "pageSize", "total"], page.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    private static async Task<List<string>> Numbers(Caller caller, string query) =>
        [.. (await caller.GetAsync("/api/requests" + query)).Items.Select(r => r["number"]!.GetValue<string>())];

    private async Task<int> Total(string path) => (await _designer.GetAsync(path)).Json["total"]!.GetValue<int>();
}
