using System.Net;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Api;

/// <summary>Whatever is typed comes back as the same data: nothing is executed, nothing is lost.</summary>
public sealed class HostileTextTests(RunningCompany company) : IClassFixture<RunningCompany>
{
    private readonly WorkflowCrmApp _app = company.App;

    public static TheoryData<string> Texts =>
    [
        "'; DROP TABLE requests; --",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "{{customer}} {{{this}}} ${1+1} {0} {by} %s %n",
        "{\"$type\":\"System.IO.FileInfo\"}",
        "../../etc/passwd",
        "=cmd|' /C calc'!A0",
        "\u202Etxt.exe 😀 İıſK",
        "line one\nline two\ttab",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task In_the_form_the_comment_and_the_reason(string text)
    {
        var designer = await _app.SignInAs(SmallCompany.Designer);
        var manager = await _app.SignInAs(SmallCompany.DesignManager);
        var number = await _app.SubmitArchiveAccess(designer, SmallCompany.CompanyArchive, text);
        var task = (await manager.GetAsync($"/api/tasks/{await _app.TaskOf(manager, number)}")).Json;
        Assert.Equal(text, task["inputs"]!["purpose"]!.GetValue<string>());

        var returned = await _app.Decide(manager, number, "Returned", text);
        Assert.Equal(HttpStatusCode.OK, returned.Status);
        var request = (await designer.GetAsync($"/api/requests/{number}")).Json;
        Assert.Contains(request["timeline"]!.AsArray(), e => e!["comment"]?.GetValue<string>() == text);

        var withdrawn = await designer.PostAsync($"/api/requests/{number}/withdraw", new { reason = text });
        Assert.Contains(withdrawn.Json["timeline"]!.AsArray(), e => e!["kind"]!.GetValue<string>() == "withdrawn" && e["comment"]?.GetValue<string>() == text);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task In_addresses_and_searches(string text)
    {
        var designer = await _app.SignInAs(SmallCompany.Designer);
        var escaped = Uri.EscapeDataString(text);
        Assert.Equal(0, (await designer.GetAsync("/api/requests?q=" + escaped)).Json["total"]!.GetValue<int>());
        Assert.Equal(0, (await designer.GetAsync("/api/customers?q=" + escaped)).Json["total"]!.GetValue<int>());
        Assert.Equal(0, (await designer.GetAsync("/api/tasks?q=" + escaped)).Json["total"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.NotFound, (await designer.GetAsync("/api/requests/" + escaped)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await designer.GetAsync("/api/tasks/" + escaped)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await designer.GetAsync($"/api/customers/{escaped}/archive")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await designer.PostAsync("/api/requests", new { definitionId = text })).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.Anonymous().PostAsync("/api/session", new { userName = text, password = text })).Status);
    }

    [Fact]
    public async Task Mails_show_markup_as_text()
    {
        var designer = await _app.SignInAs(SmallCompany.Designer);
        var number = await _app.SubmitArchiveAccess(designer, SmallCompany.CompanyArchive, "<script>alert(7)</script>");
        await _app.AdvanceClock("00:00:01");
        var mail = (await designer.GetAsync("/dev/mail?requestNumber=" + number)).Items.First();
        Assert.Contains("<script>alert(7)</script>", mail["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", mail["html"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
