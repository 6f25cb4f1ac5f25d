using System.Text.Json;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Activities.Tests.ArchiveRequests;

/// <summary>W01 row E: what is returned is corrected and goes the whole way again.</summary>
public sealed class ReturnTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task A_returned_request_comes_back_to_the_requester_with_the_reason()
    {
        await ReturnedByTheManagerAsync();
        Assert.Equal(["修改申请: jiang.yinuo"], _office.Waiting);
        Assert.Equal(TaskKind.Revision, _office.Task.Kind);
        Assert.Equal(RequestStatus.Returned, _office.Request.Status);
        var mail = Assert.Single(_office.Mails, mail => mail.TemplateKey == "case.returned");
        Assert.Contains("reason=请写明项目", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_form_is_filled_as_it_was_left()
    {
        await ReturnedByTheManagerAsync();
        var fields = TaskJson.Fields(_office.Task);
        Assert.Equal("准备提案", fields.Single(field => field.Name == "purpose").Default);
        Assert.Equal(["quotation", "contract"], JsonSerializer.Deserialize<string[]>(fields.Single(field => field.Name == "scope").Default!)!);
        Assert.Equal(FieldType.Customer, fields[0].Type);
    }

    [Fact]
    public async Task Once_corrected_it_passes_everybody_again_in_a_new_round()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        await _office.ApproveAsync(Company.DesignManager);
        await _office.DecideAsync(Company.GeneralManager, Outcomes.Returned, "范围太大");
        await _office.DecideAsync(Company.Designer, Outcomes.Submitted, form: Office.Form(Company.CompanyLevel));

        Assert.Equal(2, _office.Request.Round);
        Assert.Equal(RequestStatus.Running, _office.Request.Status);
        Assert.Equal(["部门经理签字: meng.fan"], _office.Waiting);

        await _office.ApproveAsync(Company.DesignManager);
        await _office.ApproveAsync(Company.GeneralManager);
        await _office.DecideAsync(Company.Secretary, Outcomes.Submitted);
        Assert.Equal(Company.Designer, _office.Grant.PersonId);
    }

    [Fact]
    public async Task A_correction_may_change_the_archive_and_with_it_the_route()
    {
        await ReturnedByTheManagerAsync();
        await _office.DecideAsync(Company.Designer, Outcomes.Submitted, form: Office.Form(Company.DepartmentLevel));
        Assert.Equal(["本部门经理签字: meng.fan"], _office.Waiting);

        await _office.ApproveAsync(Company.DesignManager);
        await _office.ApproveAsync(Company.MarketingManager);
        await _office.ApproveAsync(Company.BusinessDeputy);
        await _office.DecideAsync(Company.MarketingManager, Outcomes.Submitted);
        Assert.Equal(Company.DepartmentLevel, _office.Grant.CustomerNumber);
    }

    [Fact]
    public async Task It_can_be_returned_again_and_again()
    {
        await ReturnedByTheManagerAsync();
        for (var round = 2; round <= 4; round++)
        {
            await _office.DecideAsync(Company.Designer, Outcomes.Submitted, form: Office.Form(Company.DepartmentLevel));
            await _office.ApproveAsync(Company.DesignManager);
            await _office.DecideAsync(Company.MarketingManager, Outcomes.Returned, "再改");
            Assert.Equal(round, _office.Request.Round);
        }

        await _office.DecideAsync(Company.Designer, Outcomes.Submitted, form: Office.Form(Company.CompanyLevel));
        await _office.DecideAsync(Company.DesignManager, Outcomes.Rejected, "不同意");
        Assert.Equal((RequestStatus.Finished, Outcomes.Rejected), (_office.Request.Status, _office.Request.Outcome));
    }

    [Fact]
    public async Task It_lapses_when_the_requester_does_nothing_for_five_working_days()
    {
        await ReturnedByTheManagerAsync();
        await _office.UntilAsync("2026-11-30 09:59");
        Assert.Equal(RequestStatus.Returned, _office.Request.Status);

        await _office.UntilAsync("2026-11-30 10:00");
        Assert.Equal((RequestStatus.Finished, Outcomes.TimedOut), (_office.Request.Status, _office.Request.Outcome));
        Assert.Equal(["case.lapsed 2026-11-30 10:00"], _office.MailsTo(Company.Designer, "case.lapsed"));
    }

    private async Task ReturnedByTheManagerAsync()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        await _office.DecideAsync(Company.DesignManager, Outcomes.Returned, "请写明项目");
    }
}
