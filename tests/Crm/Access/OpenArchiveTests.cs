using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Access;

public sealed class OpenArchiveTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task R053_The_marketing_director_opens_a_company_level_archive_and_the_log_says_so()
    {
        var opened = (await OpenAsync(Company.MarketingDirector)).Value;
        Assert.Equal((ReadingBasis.Exempt, "6222 0000", (Grant?)null), (opened.Basis, opened.Archive.BankAccount, opened.Grant));
        var reading = Assert.Single(_world.Data.Readings);
        Assert.Equal((Company.MarketingDirector, false, "api"), (reading.PersonId, reading.Refused, reading.Channel));
        Assert.Equal("archive.opened", Assert.Single(_world.Data.Audit).Action);
        Assert.Empty(_world.Data.Violations);
    }

    [Fact]
    public async Task R054_R065_A_manager_without_an_approved_request_is_refused_logged_and_proposed_for_50_yuan()
    {
        var refused = await OpenAsync(Company.MarketManager);
        Assert.Equal((ProblemKind.Forbidden, "archive-access-required"), (refused.Problem!.Kind, refused.Problem.Code));
        Assert.Equal("archive-access", refused.Problem.Args["process"]);
        var reading = Assert.Single(_world.Data.Readings);
        Assert.Equal((true, ReadingBasis.None), (reading.Refused, reading.Basis));
        var violation = Assert.Single(_world.Data.Violations);
        Assert.Equal(
            ("WG-20261125-001", Company.MarketManager, "unauthorised-reading", 50m, "candidate", $"reading/{reading.Id}"),
            (violation.Number, violation.PersonId, violation.Kind, violation.Amount, violation.State, violation.Evidence));
        Assert.Equal(["violation.opened", "archive.refused"], _world.Data.Audit.Select(e => e.Action));
    }

    [Fact]
    public async Task R065_Every_attempt_counts()
    {
        await OpenAsync(Company.Designer);
        await OpenAsync(Company.Designer);
        Assert.Equal(["WG-20261125-001", "WG-20261125-002"], _world.Data.Violations.Select(v => v.Number));
        Assert.Equal(4, _world.Data.Mails.Count);
    }

    [Fact]
    public async Task R062_Three_openings_are_three_lines_each_with_its_request()
    {
        Give(Company.Designer, _world.Clock.Now.AddHours(1));
        for (var i = 0; i < 3; i++)
            Assert.Equal(ReadingBasis.Grant, (await OpenAsync(Company.Designer)).Value.Basis);
        Assert.Equal(3, _world.Data.Readings.Count(r => r is { Refused: false, RequestNumber: "DA-1" }));
    }

    [Fact]
    public async Task R061_A_grant_ends_at_its_instant_whether_or_not_a_timer_has_run()
    {
        Give(Company.Designer, _world.Clock.Now.AddHours(1));
        _world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("archive-access-required", (await OpenAsync(Company.Designer)).Problem!.Code);
    }

    [Fact]
    public async Task A_revoked_grant_opens_nothing()
    {
        Give(Company.Designer, _world.Clock.Now.AddHours(1)).RevokedAt = _world.Clock.Now;
        Assert.False((await OpenAsync(Company.Designer)).Succeeded);
    }

    [Fact]
    public async Task A_grant_is_for_one_person_and_one_archive()
    {
        Give(Company.Designer, _world.Clock.Now.AddHours(1));
        Assert.False((await OpenAsync(Company.DesignManager)).Succeeded);
        Assert.False((await OpenAsync(Company.Designer, Company.PlainCustomer)).Succeeded);
    }

    [Fact]
    public async Task The_owning_manager_and_the_GM_office_learn_of_an_attempt()
    {
        await OpenAsync(Company.Designer);
        Assert.Equal([Company.MarketManager, Company.OfficeHead], _world.Data.Mails.Select(m => m.ToPersonId));
        var mail = _world.Data.Mails[0];
        Assert.Contains("未授权访问:江一诺", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Jiang Yinuo", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("WG-20261125-001", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"https://crm.tuofan.example/customers/{Company.KeyCustomer}", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_person_concerned_is_not_the_one_who_is_told()
    {
        await OpenAsync(Company.MarketManager);
        Assert.Equal([Company.DeputyForMarket, Company.OfficeHead], _world.Data.Mails.Select(m => m.ToPersonId));
    }

    [Fact]
    public async Task An_unknown_customer_is_not_found_and_no_violation()
    {
        var result = await OpenAsync(Company.Designer, "TF-' OR 1=1");
        Assert.Equal((ProblemKind.NotFound, "unknown-customer"), (result.Problem!.Kind, result.Problem.Code));
        Assert.Empty(_world.Data.Violations);
        Assert.Empty(_world.Data.Readings);
    }

    [Fact]
    public async Task A_preview_logs_nothing()
    {
        var customer = _world.Data.Customers[0];
        Assert.Equal(ReadingBasis.None, await _world.Open.PreviewAsync(Company.Designer, customer, CrmWorld.Token));
        Give(Company.Designer, _world.Clock.Now.AddHours(1));
        Assert.Equal(ReadingBasis.Grant, await _world.Open.PreviewAsync(Company.Designer, customer, CrmWorld.Token));
        Assert.Empty(_world.Data.Readings);
        Assert.Empty(_world.Data.Violations);
    }

    private Grant Give(string person, DateTimeOffset until)
    {
        var grant = new Grant
        {
            Id = _world.Ids.New(), PersonId = person, CustomerNumber = Company.KeyCustomer, RequestNumber = "DA-1",
            KeeperId = Company.Administrator, Scope = "合同", From = _world.Clock.Now, Until = until,
        };
        _world.Data.Grants.Add(grant);
        return grant;
    }

    private Task<Result<OpenedArchive>> OpenAsync(string person, string customer = Company.KeyCustomer) =>
        _world.Open.RunAsync(person, customer, Channel.Api, CrmWorld.Token);
}
