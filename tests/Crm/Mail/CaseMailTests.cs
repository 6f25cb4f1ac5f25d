using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail;

public sealed class CaseMailTests : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task R064_The_requester_reads_who_rejected_and_why()
    {
        var request = await _world.AskedAsync();
        await _world.ApproveAsync(Company.DesignManager);
        await _world.DecideAsync(Company.GeneralManager, Outcomes.Rejected, "用途<不明>");
        var mail = await SendAsync(request, "case.rejected", "requester", Nothing);
        Assert.Equal(Company.Designer, mail.ToPersonId);
        Assert.StartsWith("未批准:", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("原因：用途<不明>", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Reason: 用途&lt;不明&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Lin Zhiyuan", mail.Text, StringComparison.Ordinal);
        Assert.Equal((TimelineKind.MailSent, Company.Designer), (_world.Data.Timeline.Last().Kind, _world.Data.Timeline.Last().PersonId));
    }

    [Fact]
    public async Task An_approval_by_a_deputy_names_both()
    {
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        var request = await _world.AskedAsync();
        await _world.ApproveAsync(Company.MarketManager);
        var mail = await SendAsync(request, "case.approved", "requester", Nothing);
        Assert.Contains("审批人：罗思远（代孟凡）", mail.Text, StringComparison.Ordinal);
        Assert.Contains("下一步：总经理批准", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Next: GM's approval.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_approver_rule_names_the_receiver_and_the_unit_is_the_customers()
    {
        var request = await _world.AskedAsync();
        Assert.Equal(Company.MarketManager, (await SendAsync(request, "case.lapsed", "manager-of-unit", Nothing)).ToPersonId);
        await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(request, "case.lapsed", "somebody", Nothing));
        await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(request, "case.unheard", "requester", Nothing));
    }

    [Fact]
    public async Task What_the_process_adds_takes_the_place_of_the_common_facts_and_instants_are_shown_as_such()
    {
        var request = await _world.AskedAsync();
        var mail = await SendAsync(request, "access.expiring", "requester", new() { ["until"] = "2026-11-27T02:00:00Z" });
        Assert.Contains($"{Company.KeyCustomer} 的查阅权限将于2026年11月27日星期五 10:00到期", mail.Text, StringComparison.Ordinal);
        Assert.Contains("expires at Friday, 27 November 2026 10:00", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_mail_of_a_kind_is_another_mail()
    {
        var request = await _world.AskedAsync();
        var first = await SendAsync(request, "access.expiring", "requester", Nothing);
        var second = await SendAsync(request, "access.expiring", "requester", Nothing);
        Assert.NotEqual(first.MessageId, second.MessageId);
    }

    [Fact]
    public async Task A_step_that_fails_and_runs_again_makes_the_same_mail()
    {
        var request = await _world.AskedAsync();
        string? lost = null;
        await Assert.ThrowsAsync<IOException>(() => _world.InStepAsync(async () =>
        {
            await _world.CaseMail.SendAsync(request.InstanceId, "case.lapsed", "requester", Nothing, CrmWorld.Token);
            lost = _world.Data.Mails.Last().MessageId;
            throw new IOException("The power went.");
        }));
        Assert.Equal(lost, (await SendAsync(request, "case.lapsed", "requester", Nothing)).MessageId);
    }

    private async Task<MailMessage> SendAsync(Request request, string key, string to, Dictionary<string, string> extra)
    {
        await _world.InStepAsync(() => _world.CaseMail.SendAsync(request.InstanceId, key, to, extra, CrmWorld.Token));
        return _world.Data.Mails.Last();
    }
}
