using System.Net;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Api;

/// <summary>The way of a request to read an archive, through the API (W01).</summary>
public sealed class ArchiveAccessTests : IAsyncLifetime
{
    private WorkflowCrmApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await WorkflowCrmApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_company_archive_goes_from_the_manager_to_the_general_manager_to_the_keeper_and_can_then_be_read()
    {
        var designer = await _app.SignInAs(SmallCompany.Designer);
        var archive = $"/api/customers/{SmallCompany.CompanyArchive}/archive";
        (await designer.GetAsync(archive)).Problem(403, "archive-access-required");

        var number = await _app.SubmitArchiveAccess(designer, SmallCompany.CompanyArchive);
        await Passes(number, SmallCompany.DesignManager, "Approved");
        await Passes(number, SmallCompany.GeneralManager, "Approved");
        await Passes(number, SmallCompany.Keeper, "Submitted");

        var opened = await designer.GetAsync(archive);
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Equal("grant", opened.Json["basis"]!.GetValue<string>());
        Assert.Equal(number, opened.Json["requestNumber"]!.GetValue<string>());
        Assert.Equal("6222-SECRET", opened.Json["bankAccount"]!.GetValue<string>());

        await _app.AdvanceClock("20.00:00:00");
        (await designer.GetAsync(archive)).Problem(403, "archive-access-required");
        var request = (await designer.GetAsync($"/api/requests/{number}")).Json;
        Assert.Equal("finished", request["status"]!.GetValue<string>());
        Assert.Equal("Approved", request["outcome"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_rejection_needs_a_reason_ends_the_request_and_opens_nothing()
    {
        var designer = await _app.SignInAs(SmallCompany.Designer);
        var number = await _app.SubmitArchiveAccess(designer, SmallCompany.CompanyArchive);
        var manager = await _app.SignInAs(SmallCompany.DesignManager);
        var refused = (await _app.Decide(manager, number, "Rejected")).Problem(422, "reason-required");
        Assert.NotEmpty(refused["errors"]!["comment"]!.AsArray());

        var rejected = await _app.Decide(manager, number, "Rejected", "与工作无关");
        Assert.Equal(HttpStatusCode.OK, rejected.Status);
        Assert.Equal("finished", rejected.Json["status"]!.GetValue<string>());
        Assert.Equal("Rejected", rejected.Json["outcome"]!.GetValue<string>());
        (await designer.GetAsync($"/api/customers/{SmallCompany.CompanyArchive}/archive")).Problem(403, "archive-access-required");
    }

    [Fact]
    public async Task The_general_manager_reads_without_asking()
    {
        var manager = await _app.SignInAs(SmallCompany.GeneralManager);
        var opened = await manager.GetAsync($"/api/customers/{SmallCompany.CompanyArchive}/archive");
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Equal("exempt", opened.Json["basis"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_requester_can_take_it_back_while_nothing_was_given()
    {
        var designer = await _app.SignInAs(SmallCompany.Designer);
        var number = await _app.SubmitArchiveAccess(designer, SmallCompany.CompanyArchive);
        var other = await _app.SignInAs(SmallCompany.DesignManager);
        (await other.PostAsync($"/api/requests/{number}/withdraw", new { reason = "x" })).Problem(403, "not-your-request");

        var withdrawn = await designer.PostAsync($"/api/requests/{number}/withdraw", new { reason = "不需要了" });
        Assert.Equal(HttpStatusCode.OK, withdrawn.Status);
        Assert.Equal("Withdrawn", withdrawn.Json["outcome"]!.GetValue<string>());
        Assert.Empty(withdrawn.Json["tasks"]!.AsArray());
        (await designer.PostAsync($"/api/requests/{number}/withdraw", new { reason = "x" })).Problem(409, "request-finished");
        (await designer.PostAsync("/api/requests/DA-19990101-001/withdraw", new { reason = "x" })).Problem(404, "unknown-request");
    }

    private async Task Passes(string number, string login, string outcome)
    {
        var caller = await _app.SignInAs(login);
        var answer = await _app.Decide(caller, number, outcome);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
    }
}
