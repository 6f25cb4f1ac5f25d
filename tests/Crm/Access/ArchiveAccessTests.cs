using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Tests.Calendar;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Access;

public sealed class ArchiveAccessTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(Company.Designer, Company.KeyCustomer, "Company", false)]
    [InlineData(Company.Designer, Company.PlainCustomer, "Department", false)]
    [InlineData(Company.OtherSalesman, Company.PlainCustomer, "Department", true)]
    [InlineData(Company.Salesman, Company.KeyCustomer, "OwnCustomer", true)]
    [InlineData(Company.MarketManager, Company.KeyCustomer, "Company", true)]
    [InlineData(Company.MarketManager, Company.PlainCustomer, "Exempt", true)]
    [InlineData(Company.DeputyForDesign, Company.KeyCustomer, "Exempt", false)]
    [InlineData(Company.DeputyForDesign, Company.PlainCustomer, "Department", false)]
    [InlineData(Company.MarketingDirector, Company.PlainCustomer, "Department", true)]
    public async Task The_route_follows_level_office_and_ownership(string person, string customer, string route, bool sameDepartment) =>
        Assert.Equal(new ArchiveRoute(route, "S", sameDepartment), await _world.Archive.RouteAsync(person, customer, CrmWorld.Token));

    [Fact]
    public async Task An_archive_that_does_not_exist_is_an_invalid_request() =>
        Assert.Equal(new ArchiveRoute("Invalid", "", false), await _world.Archive.RouteAsync(Company.Designer, "TF-?", CrmWorld.Token));

    [Theory]
    [InlineData("2026-11-23 10:00", "2026-11-26 10:00")] // Monday to Thursday
    [InlineData("2026-11-26 15:00", "2026-12-01 15:00")] // over a weekend
    [InlineData("2026-09-18 10:00", "2026-09-22 10:00")] // over the make-up Sunday 2026-09-20, which is worked for National Day
    [InlineData("2026-09-29 10:00", "2026-10-09 10:00")] // over the National Day week
    public async Task R061_A_grant_lasts_three_working_days(string opened, string ends)
    {
        _world.Clock.Now = ChinaTime.At(opened);
        var grant = await GrantedAsync(null);
        Assert.Equal(ChinaTime.At(ends), grant.Until);
        Assert.Equal(_world.Clock.Now, grant.From);
    }

    [Fact]
    public async Task R061_It_ends_earlier_when_less_was_asked_with_the_end_of_the_asked_day_in_the_company()
    {
        var grant = await GrantedAsync(new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(ChinaTime.At("2026-11-27 00:00"), grant.Until);
    }

    [Fact]
    public async Task G19_No_process_can_grant_more_than_ten_working_days()
    {
        var grant = await GrantedAsync(null, "30wd");
        Assert.Equal(ChinaTime.At("2026-12-09 10:00"), grant.Until);
    }

    [Fact]
    public async Task A_grant_for_days_that_are_over_never_opens_anything()
    {
        var grant = await GrantedAsync(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(grant.From, grant.Until);
        Assert.False(grant.IsActive(_world.Clock.Now));
    }

    [Fact]
    public async Task Applicant_and_keeper_are_told_and_the_request_can_no_longer_be_withdrawn()
    {
        var grant = await GrantedAsync(null);
        var request = _world.Data.Requests.Single();
        Assert.False(request.CanWithdraw);
        Assert.Equal(Company.Administrator, grant.KeeperId);
        var mail = Assert.Single(_world.MailsTo(Company.Designer, "access.granted"));
        Assert.Single(_world.MailsTo(Company.Administrator, "access.granted"));
        Assert.Contains("50元/次", mail.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月30日", mail.Text, StringComparison.Ordinal);
        var told = _world.Data.Timeline.Last();
        Assert.Equal((TimelineKind.AccessGranted, Company.Designer, grant.Until), (told.Kind, told.PersonId, told.Instant));
    }

    [Fact]
    public async Task R052_The_keeper_is_whoever_did_the_opening_step()
    {
        _world.Processes.Steps.Add(ArchiveProcess.Keeper with { Approver = "person:su.wenjing" });
        Grant? grant = null;
        _world.Processes.AtEnd = async instance => grant =
            await _world.Archive.GrantAsync(instance, Company.KeyCustomer, "合同", null, "3wd", CrmWorld.Token);
        await _world.AskedAsync();
        await _world.ApproveAsync(Company.DesignManager);
        await _world.ApproveAsync(Company.GeneralManager);
        await _world.DecideAsync(Company.OfficeHead, Outcomes.Submitted);
        Assert.Equal(Company.OfficeHead, grant!.KeeperId);
    }

    [Fact]
    public async Task R056_A_department_archive_is_kept_by_the_owning_manager()
    {
        _world.Processes.Steps.RemoveAt(1);
        _world.Processes.AtEnd = instance => _world.Archive.GrantAsync(instance, Company.PlainCustomer, "合同", null, "3wd", CrmWorld.Token);
        await _world.AskedAsync(customer: Company.PlainCustomer);
        await _world.ApproveAsync(Company.DesignManager);
        Assert.Equal(Company.MarketManager, _world.Data.Grants.Single().KeeperId);
    }

    [Fact]
    public async Task R057_R059_Access_stays_closed_while_an_approval_is_pending()
    {
        var request = await _world.AskedAsync();
        await _world.ApproveAsync(Company.DesignManager);
        await RefusedAsync(request);
    }

    [Fact]
    public async Task R059_A_request_that_nobody_has_approved_grants_nothing()
    {
        _world.Processes.Steps.Clear();
        _world.Processes.Steps.Add(ArchiveProcess.Keeper);
        await RefusedAsync(await _world.AskedAsync());
    }

    [Fact]
    public async Task R059_Approvals_of_an_earlier_round_open_nothing()
    {
        var request = await _world.AskedAsync();
        await _world.ApproveAsync(Company.DesignManager);
        await _world.DecideAsync(Company.GeneralManager, Outcomes.Returned, "补充");
        request.Round = 2;
        await RefusedAsync(request);
    }

    [Fact]
    public async Task R059_A_lapsed_approval_is_no_approval()
    {
        var request = await _world.AskedAsync();
        await _world.ApproveAsync(Company.DesignManager);
        await _world.InStepAsync(() => _world.Tasks.LapseAsync(_world.OpenTask.Id, CrmWorld.Token));
        await RefusedAsync(request);
    }

    [Fact]
    public async Task R059_Another_archive_than_the_one_asked_for_stays_closed()
    {
        var request = await _world.AskedAsync();
        await _world.ApproveAsync(Company.DesignManager);
        _world.Data.Tasks.ForEach(t => (t.State, t.Outcome) = (TaskState.Decided, Outcomes.Approved));
        await RefusedAsync(request, Company.PlainCustomer);
    }

    [Fact]
    public async Task R053_Who_may_read_without_asking_needs_no_approval_for_a_grant_either()
    {
        _world.Processes.Steps.Clear();
        _world.Processes.AtEnd = instance => _world.Archive.GrantAsync(instance, Company.KeyCustomer, "合同", null, "3wd", CrmWorld.Token);
        await _world.AskedAsync(Company.MarketingDirector);
        Assert.Single(_world.Data.Grants);
    }

    [Fact]
    public async Task Revoking_ends_the_grant_once()
    {
        var grant = await GrantedAsync(null);
        _world.Clock.Advance(TimeSpan.FromHours(2));
        await _world.InStepAsync(() => _world.Archive.RevokeAsync(grant.Id, CrmWorld.Token));
        _world.Clock.Advance(TimeSpan.FromHours(2));
        await _world.InStepAsync(() => _world.Archive.RevokeAsync(grant.Id, CrmWorld.Token));
        Assert.Equal(_world.Clock.Now.AddHours(-2), grant.RevokedAt);
        Assert.Single(_world.Told(TimelineKind.AccessRevoked));
        Assert.Single(_world.Data.Audit, e => e.Action == "access.revoked");
        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.InStepAsync(() => _world.Archive.RevokeAsync("none", CrmWorld.Token)));
    }

    [Fact]
    public async Task R071_A_violation_is_a_candidate_until_people_decide()
    {
        var violation = await _world.InStepAsync(() => _world.Archive.OpenViolationAsync(
            Company.Designer, "paper-not-returned", 50m, Company.KeyCustomer, "DA-20261125-001", CrmWorld.Token));
        Assert.Equal(("candidate", "WG-20261125-001"), (violation.State, violation.Number));
    }

    private async Task<Grant> GrantedAsync(DateTimeOffset? askedUntil, string atMost = "3wd")
    {
        _world.Processes.Steps.RemoveAt(1);
        var inputs = ArchiveProcess.Inputs();
        (inputs["from"], inputs["to"]) = ("2099-01-01", "2099-01-01");
        var request = (await _world.Submit.RunAsync(Company.Designer, ArchiveProcess.Id, inputs, Channel.Api, CrmWorld.Token)).Value;
        Grant? grant = null;
        _world.Processes.AtEnd = async instance => grant =
            await _world.Archive.GrantAsync(instance, Company.KeyCustomer, "合同", askedUntil, atMost, CrmWorld.Token);
        await _world.ApproveAsync(Company.DesignManager);
        _world.Data.Timeline.RemoveAll(e => e.Kind == TimelineKind.Closed);
        Assert.Equal(request.Number, grant!.RequestNumber);
        return grant;
    }

    private async Task RefusedAsync(Request request, string customer = Company.KeyCustomer)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.InStepAsync(
            () => _world.Archive.GrantAsync(request.InstanceId, customer, "合同", null, "3wd", CrmWorld.Token)));
        Assert.Empty(_world.Data.Grants);
    }
}
