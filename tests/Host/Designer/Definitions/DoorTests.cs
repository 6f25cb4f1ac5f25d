using System.Net;
using System.Text.Json.Nodes;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Designer.Definitions;

/// <summary>Who may call, what is described, and what is too much.</summary>
public sealed class DoorTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    [Fact]
    public async Task Every_call_of_the_designer_is_described_in_a_document_of_its_own_and_refused_to_staff_and_strangers()
    {
        var paths = (await office.Owner.GetAsync("/openapi/designer.json")).Json["paths"]!.AsObject()
            .Where(path => path.Key.StartsWith("/elsa/api/", StringComparison.Ordinal)).ToList();
        Assert.Contains(paths, path => path.Key == "/elsa/api/workflow-definitions" && path.Value!["post"] is not null && path.Value["get"] is not null);
        Assert.True(paths.Count >= 30, $"{paths.Count}");
        var stranger = office.App.Anonymous();
        foreach (var (path, call) in paths.SelectMany(path => path.Value!.AsObject().Select(call => (path.Key, call.Key))))
        {
            var address = path.Replace("{version}", "1", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            var method = new HttpMethod(call.ToUpperInvariant());
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await office.Staff.SendAsync(method, address, Body(method))).Status));
            Assert.Equal((address, HttpStatusCode.Unauthorized), (address, (await stranger.SendAsync(method, address, Body(method))).Status));
        }
    }

    [Fact]
    public async Task A_definition_may_be_larger_than_other_calls_and_one_that_is_too_large_is_refused_in_words()
    {
        var drawing = await office.Owner.CreateAsync("很大", Drawing.Line("a", new string('大', 600_000)));
        Assert.Equal(600_000, drawing["root"]!["activities"]![0]!["text"]!["expression"]!["value"]!.GetValue<string>().Length);

        drawing["description"] = new string('a', 5 * 1024 * 1024);
        var stored = await office.Owner.SaveAsync(drawing);
        Assert.Equal(HttpStatusCode.BadRequest, stored.Status);
        drawing["description"] = new string('a', 16 * 1024 * 1024);
        Assert.Equal("流程太大，无法保存。请把一部分移到单独的流程。", Assert.Single((await office.Owner.SaveAsync(drawing)).Sentences()));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("""{ "publish": true }""")]
    [InlineData("""{ "model": { "name": "a", "name": "b" } }""")]
    [InlineData("""{ "model": { "root": { "name": "x" } } }""")]
    public async Task What_is_no_definition_is_refused_in_words(string body)
    {
        var answer = await office.Owner.PostTextAsync(Drawing.Api, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotEmpty(Assert.Single(answer.Sentences()));
    }

    [Fact]
    public async Task A_save_without_the_token_of_our_pages_is_refused()
    {
        var caller = await office.App.SignInAs(SmallCompany.Keeper);
        caller.CsrfToken = null;

        (await caller.PostTextAsync(Drawing.Api, """{ "model": {} }""")).Problem(400, "anti-forgery");
    }

    private static StringContent? Body(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Delete ? null : new StringContent(new JsonObject().ToJsonString(), System.Text.Encoding.UTF8, "application/json");
}
