using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Approvals;

public sealed class SubmitRequestTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_request_gets_a_number_of_the_companys_day_a_title_and_its_first_task()
    {
        _world.Clock.Now = new DateTimeOffset(2026, 11, 24, 16, 30, 0, TimeSpan.Zero); // 00:30 on the 25th in Shanghai
        var request = await _world.AskedAsync();
        Assert.Equal("DA-20261125-001", request.Number);
        Assert.Equal($"查阅 重庆星野岚餐饮管理有限公司 · {Company.KeyCustomer}", request.Title);
        Assert.Equal(("J", Company.KeyCustomer, RequestStatus.Running), (request.DepartmentId, request.CustomerNumber, request.Status));
        Assert.Equal(Company.DesignManager, _world.OpenTask.AssigneeId);
        Assert.Equal("DA-20261125-002", (await _world.AskedAsync()).Number);
    }

    [Fact]
    public async Task Timeline_and_audit_tell_who_asked()
    {
        await _world.AskedAsync();
        Assert.Equal([TimelineKind.Submitted, TimelineKind.TaskAssigned], _world.Data.Timeline.Select(e => e.Kind));
        Assert.Equal(["request.submitted", "task.assigned"], _world.Data.Audit.Select(e => e.Action));
        Assert.All(_world.Data.Audit, e => Assert.Equal("request/DA-20261125-001", e.Subject));
    }

    [Fact]
    public async Task An_unknown_process_is_not_found()
    {
        var result = await _world.Submit.RunAsync(Company.Designer, "nonsense", [], Channel.Api, CrmWorld.Token);
        Assert.Equal((ProblemKind.NotFound, "unknown-process"), (result.Problem!.Kind, result.Problem.Code));
    }

    [Fact]
    public async Task Who_has_none_of_the_starting_roles_may_not_start_it()
    {
        _world.Processes.Published[0] = ArchiveProcess.Description with { StartRoles = ["salesperson"] };
        var refused = await _world.Submit.RunAsync(Company.Designer, ArchiveProcess.Id, ArchiveProcess.Inputs(), Channel.Api, CrmWorld.Token);
        Assert.Equal((ProblemKind.Forbidden, "process-not-allowed"), (refused.Problem!.Kind, refused.Problem.Code));
        Assert.NotNull(await _world.AskedAsync(Company.OtherSalesman));
    }

    [Fact]
    public async Task A_process_that_only_the_system_starts_is_not_started_by_people()
    {
        _world.Processes.Published[0] = ArchiveProcess.Description with { CanStart = false };
        var refused = await _world.Submit.RunAsync(Company.Designer, ArchiveProcess.Id, ArchiveProcess.Inputs(), Channel.Api, CrmWorld.Token);
        Assert.Equal("process-not-allowed", refused.Problem!.Code);
    }

    [Fact]
    public async Task Who_has_left_starts_nothing()
    {
        _world.Leaves(Company.Designer);
        var refused = await _world.Submit.RunAsync(Company.Designer, ArchiveProcess.Id, ArchiveProcess.Inputs(), Channel.Api, CrmWorld.Token);
        Assert.Equal("process-not-allowed", refused.Problem!.Code);
    }

    [Fact]
    public async Task A_form_with_problems_starts_nothing_and_keeps_the_draft()
    {
        await SaveDraftAsync();
        var refused = await _world.Submit.RunAsync(Company.Designer, ArchiveProcess.Id, new JsonObject(), Channel.Page, CrmWorld.Token);
        Assert.Equal((ProblemKind.Invalid, 6), (refused.Problem!.Kind, refused.Problem.Fields.Count));
        Assert.Empty(_world.Data.Requests);
        Assert.Single(_world.Data.Drafts);
        await _world.AskedAsync();
        Assert.Empty(_world.Data.Drafts);
    }

    [Fact]
    public async Task The_preview_names_the_steps_and_starts_nothing()
    {
        var route = await _world.Submit.PreviewAsync(Company.Designer, ArchiveProcess.Id, ArchiveProcess.Inputs(), CrmWorld.Token);
        Assert.Equal(["部门经理签字", "总经理批准"], route.Value.Select(s => s.Name));
        Assert.Empty(_world.Data.Requests);
    }

    [Fact]
    public async Task The_task_shows_at_most_five_facts_the_forms_first()
    {
        _world.Processes.Steps[0] = ArchiveProcess.CompanyRoute[0] with { Facts = [new("档案级别", "公司级"), new("第六", "多余")] };
        await _world.AskedAsync();
        Assert.Equal(
            [
                new TaskFact("客户", $"重庆星野岚餐饮管理有限公司 · {Company.KeyCustomer}"), new TaskFact("用途", "准备提案"),
                new TaskFact("范围", "合同"), new TaskFact("结束", "2026-11-30"), new TaskFact("档案级别", "公司级"),
            ],
            TaskJson.Facts(_world.OpenTask));
    }

    [Fact]
    public async Task Placeholders_that_somebody_types_are_not_filled_in()
    {
        _world.Processes.Published[0] = ArchiveProcess.Description with { TitleTemplate = "{{purpose}} / {{ nothing }}" };
        var inputs = ArchiveProcess.Inputs();
        inputs["purpose"] = "{{customer}}\n<b>x</b>";
        var result = await _world.Submit.RunAsync(Company.Designer, ArchiveProcess.Id, inputs, Channel.Api, CrmWorld.Token);
        Assert.Equal("{{customer}} <b>x</b> /", result.Value.Title);
    }

    private Task SaveDraftAsync() => _world.Store.SaveDraftAsync(
        new Draft { PersonId = Company.Designer, FormKey = "request/archive-access", Content = "{}", UpdatedAt = _world.Clock.Now }, CrmWorld.Token);
}
