using System.Net;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Api;

/// <summary>What the edge itself refuses; every answer is a problem.</summary>
public sealed class RefusalTests(RunningCompany company) : IClassFixture<RunningCompany>, IAsyncLifetime
{
    private readonly WorkflowCrmApp _app = company.App;
    private Caller _designer = null!;

    public async ValueTask InitializeAsync() => _designer = await _app.SignInAs(SmallCompany.Designer, "en");

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/api/requests/a/b/c")]
    [InlineData("/api")]
    [InlineData("/dev/nothing")]
    public async Task An_unknown_address_is_a_404(string path) => (await _designer.GetAsync(path)).Problem(404, "unknown-address");

    [Fact]
    public async Task A_wrong_method_is_a_405_that_names_the_right_ones()
    {
        var answer = await _designer.SendAsync(HttpMethod.Put, "/api/requests", null);
        answer.Problem(405, "wrong-method");
        Assert.Contains("POST", answer.Header("Allow"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"definitionId\": 5}")]
    [InlineData("{\"definitionId\": {}}")]
    [InlineData("{\"definitionId\": \"a\", \"inputs\": []}")]
    [InlineData("{\"definitionId\": \"a\", \"definitionId\": \"b\"}")]
    [InlineData("{\"definitionId\": \"a\", \"inputs\": {\"x\": 1, \"x\": 2}}")]
    [InlineData("{\"definitionId\": \"a\", \"inputs\": {\"x\": \"\\ud800\"}}")]
    [InlineData("{\"definitionId\": \"a\", \"inputs\": {\"x\": 01}}")]
    [InlineData("<xml/>")]
    public async Task Broken_JSON_is_a_400(string body)
    {
        var answer = await _designer.PostTextAsync("/api/requests", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Json["type"]!.GetValue<string>(), new[] { "/problems/bad-json", "/problems/bad-request" });
        Assert.NotEmpty(answer.Json["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task Deep_JSON_is_a_400()
    {
        var body = "{\"definitionId\":\"a\",\"inputs\":" + string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000) + "}";
        (await _designer.PostTextAsync("/api/requests", body)).Problem(400, "bad-json");
    }

    [Fact]
    public async Task A_body_of_another_type_is_a_415() =>
        (await _designer.PostTextAsync("/api/requests", "definitionId=a", "application/x-www-form-urlencoded")).Problem(415, "json-expected");

    [Fact]
    public async Task A_body_that_is_too_large_is_a_413() =>
        (await _designer.PostTextAsync("/api/requests", "{\"definitionId\":\"" + new string('a', 1_100_000) + "\"}")).Problem(413, "too-large");

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=x")]
    [InlineData("pageSize=201")]
    [InlineData("pageSize=0")]
    [InlineData("pageSize=99999999999")]
    [InlineData("scope=theirs")]
    [InlineData("scope=1")]
    [InlineData("status=weird")]
    public async Task A_parameter_out_of_range_is_a_422_that_names_it(string query)
    {
        var problem = (await _designer.GetAsync("/api/requests?" + query)).Problem(422, "invalid-fields");
        Assert.NotEmpty(problem["errors"]![query.Split('=')[0]]!.AsArray());
    }

    [Fact]
    public async Task Problems_speak_the_callers_language()
    {
        var english = (await _designer.GetAsync("/api/tasks/none")).Problem(404, "unknown-task");
        var chinese = (await (await _app.SignInAs(SmallCompany.Designer)).GetAsync("/api/tasks/none")).Problem(404, "unknown-task");
        Assert.Equal("There is no such task.", english["detail"]!.GetValue<string>());
        Assert.Equal("没有这个待办。", chinese["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task Answers_are_kept_out_of_caches_and_frames()
    {
        var answer = await _designer.GetAsync("/api/session");
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Null(answer.Header("Server"));
    }
}
