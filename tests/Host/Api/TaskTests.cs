using System.Net;
using System.Text.Json.Nodes;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Api;

public sealed class TaskTests(RunningCompany company) : IClassFixture<RunningCompany>, IAsyncLifetime
{
    private readonly WorkflowCrmApp _app = company.App;
    private Caller _designer = null!;
    private Caller _manager = null!;
    private string _number = null!;
    private string _task = null!;

    public async ValueTask InitializeAsync()
    {
        _designer = await _app.SignInAs(SmallCompany.Designer);
        _manager = await _app.SignInAs(SmallCompany.DesignManager);
        _number = await _app.SubmitArchiveAccess(_designer, SmallCompany.CompanyArchive, "新品牌提案");
        _task = await _app.TaskOf(_manager, _number);
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task A_row_of_the_inbox_is_the_essence_of_the_decision()
    {
        var row = (await _manager.GetAsync("/api/tasks?q=" + _number)).Items.Single();
        Assert.Equal(_task, row["id"]!.GetValue<string>());
        Assert.Equal("客户档案查阅", row["process"]!.GetValue<string>());
        Assert.Equal("江一诺", row["requester"]!["name"]!.GetValue<string>());
        Assert.Equal("open", row["state"]!.GetValue<string>());
        Assert.NotNull(row["createdAt"]);
        Assert.NotNull(row["dueAt"]);
        Assert.Contains(row["facts"]!.AsArray(), f => f!["value"]!.GetValue<string>() == "新品牌提案");
        var outcomes = row["outcomes"]!.AsArray().ToDictionary(o => o!["name"]!.GetValue<string>(), o => o!);
        Assert.Equal("同意", outcomes["Approved"]["label"]!.GetValue<string>());
        Assert.False(outcomes["Approved"]["needsComment"]!.GetValue<bool>());
        Assert.True(outcomes["Rejected"]["needsComment"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_inbox_of_a_unit_is_its_managers_and_all_is_for_those_who_see_everything()
    {
        Assert.Contains(_number, await Inbox(_manager, "?scope=unit&q=" + _number));
        (await _designer.GetAsync("/api/tasks?scope=unit")).Problem(403, "scope-not-allowed");
        (await _manager.GetAsync("/api/tasks?scope=all")).Problem(403, "scope-not-allowed");
        Assert.Contains(_number, await Inbox(await _app.SignInAs(SmallCompany.Keeper), "?scope=all&q=" + _number));
        var marketing = await _app.SignInAs(SmallCompany.MarketingManager);
        Assert.DoesNotContain(_number, await Inbox(marketing, "?scope=unit&q=" + _number));
    }

    [Fact]
    public async Task One_task_says_who_may_act_and_what_was_asked()
    {
        var task = (await _manager.GetAsync($"/api/tasks/{_task}")).Json;
        Assert.True(task["canDecide"]!.GetValue<bool>());
        Assert.Equal("新品牌提案", task["inputs"]!["purpose"]!.GetValue<string>());
        Assert.NotNull(task["form"]!["fields"]);
        Assert.False((await _designer.GetAsync($"/api/tasks/{_task}")).Json["canDecide"]!.GetValue<bool>());
        (await (await _app.SignInAs(SmallCompany.Salesman)).GetAsync($"/api/tasks/{_task}")).Problem(403, "not-your-task");
    }

    [Fact]
    public async Task Another_persons_task_is_a_403_for_the_requester_and_for_strangers()
    {
        (await Decide(_designer, "Approved")).Problem(403, "not-your-task");
        (await Decide(await _app.SignInAs(SmallCompany.GeneralManager), "Approved")).Problem(403, "not-your-task");
        (await _manager.PostAsync("/api/tasks/none/decision", new { outcome = "Approved" })).Problem(404, "unknown-task");
    }

    [Fact]
    public async Task Wrong_decisions_are_422s_and_decide_nothing()
    {
        (await Decide(_manager, "Maybe")).Problem(422, "unknown-outcome");
        (await Decide(_manager, null)).Problem(422, "invalid-fields");
        (await Decide(_manager, "Rejected", "  ")).Problem(422, "reason-required");
        var tooLong = (await Decide(_manager, "Approved", new string('长', 100_000))).Problem(422, "invalid-fields");
        Assert.NotNull(tooLong["errors"]!["comment"]);
        (await Decide(_manager, "Approved", key: new string('k', 201))).Problem(422, "idempotency-key-too-long");
        Assert.True((await _manager.GetAsync($"/api/tasks/{_task}")).Json["canDecide"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_second_decision_is_told_who_decided_when_and_how()
    {
        Assert.Equal(HttpStatusCode.OK, (await Decide(_manager, "Approved")).Status);
        var english = await _app.SignInAs(SmallCompany.DesignManager, "en");
        var problem = (await Decide(english, "Rejected", "too late")).Problem(409, "task-already-decided");
        Assert.Equal("Approved", problem["outcome"]!.GetValue<string>());
        Assert.Equal("孟凡", problem["by"]!.GetValue<string>());
        Assert.True(DateTimeOffset.TryParse(problem["at"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture, out _));
        Assert.Contains("Meng Fan", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("approved", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_key_again_answers_the_same_and_other_content_is_refused()
    {
        var first = await Decide(_manager, "Approved", "好", "key-" + _task);
        var again = await Decide(_manager, "Approved", "好", "key-" + _task);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.True(JsonNode.DeepEquals(first.Json, again.Json), again.Body);
        (await Decide(_manager, "Rejected", "不好", "key-" + _task)).Problem(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_task_of_a_withdrawn_request_is_no_longer_open()
    {
        await _designer.PostAsync($"/api/requests/{_number}/withdraw", new { reason = "不需要了" });
        (await Decide(_manager, "Approved")).Problem(409, "task-no-longer-open");
    }

    [Fact]
    public async Task Two_at_once_one_wins_and_the_other_is_told()
    {
        var second = await _app.SignInAs(SmallCompany.DesignManager);
        var answers = await Task.WhenAll(Decide(_manager, "Approved"), Decide(second, "Rejected", "不同意"));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Single(answers, a => a.Status == HttpStatusCode.Conflict).Problem(409, "task-already-decided");
    }

    [Fact]
    public async Task A_task_can_be_handed_on_but_never_to_the_requester()
    {
        var toRequester = (await Transfer(SmallCompany.Designer)).Problem(422, "invalid-fields");
        Assert.NotNull(toRequester["errors"]!["to"]);
        Assert.NotNull((await Transfer("nobody")).Problem(422, "invalid-fields")["errors"]!["to"]);
        Assert.NotNull((await Transfer("")).Problem(422, "invalid-fields")["errors"]!["to"]);
        Assert.NotNull((await Transfer(SmallCompany.Leaver)).Problem(422, "invalid-fields")["errors"]!["to"]);

        var answer = await Transfer(SmallCompany.MarketingManager);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var open = Assert.Single(answer.Json["tasks"]!.AsArray())!;
        Assert.Equal(SmallCompany.MarketingManager, open["assignee"]!["userName"]!.GetValue<string>());
        (await Transfer(SmallCompany.Deputy)).Problem(403, "not-your-task");
        (await Decide(_manager, "Approved")).Problem(403, "not-your-task");
    }

    private Task<Answer> Decide(Caller caller, string? outcome, string? comment = null, string? key = null) =>
        caller.PostAsync($"/api/tasks/{_task}/decision", new { outcome, comment }, key);

    private Task<Answer> Transfer(string to) => _manager.PostAsync($"/api/tasks/{_task}/transfer", new { to, comment = "请代办" });

    private static async Task<List<string>> Inbox(Caller caller, string query) =>
        [.. (await caller.GetAsync("/api/tasks" + query)).Items.Select(t => t["requestNumber"]!.GetValue<string>())];
}
