using System.Net;
using System.Text.Json.Nodes;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.BadInput;

/// <summary>What people and programs send wrong gets a clear answer, and nothing happens.</summary>
public sealed class RefusedByTheApi(SharedHosts hosts)
{
    private const string Html = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    private const string Sql = "'; DROP TABLE requests; --";

    public static TheoryData<string> OnEach => Databases.All;

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task An_unknown_process(string database)
    {
        using var designer = await Colleague.SignInAsync(await hosts.OnAsync(database), "jiang.yinuo");

        var answer = await designer.SubmitAsync([], "no-such-process");

        Assert.Equal("unknown-process", answer.Expect(HttpStatusCode.NotFound).Problem);
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task A_missing_required_field_a_date_in_the_past_and_an_unknown_archive(string database)
    {
        var host = await hosts.OnAsync(database);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var today = await new ProgramClock(host).TodayAsync();
        var before = await HowManyAsync(designer);
        var archive = await designer.NumberOfAsync("CQXYLC");

        await RefusesAsync(designer, archive, today, "purpose", form => form.Remove("purpose"));
        await RefusesAsync(designer, archive, today, "purpose", form => form["purpose"] = "   ");
        await RefusesAsync(designer, archive, today, "customer", form => form["customer"] = "TF-S-A-209901-NOBODY");
        await RefusesAsync(designer, archive, today, "from", form => form["from"] = "2020-01-01");
        await RefusesAsync(designer, archive, today, "from", form => form["from"] = "not a date");
        await RefusesAsync(designer, archive, today, "to", form => form["to"] = "2020-01-01");
        await RefusesAsync(designer, archive, today, "undertaking", form => form["undertaking"] = false);
        await RefusesAsync(designer, archive, today, "manner", form => form["manner"] = "by-pigeon");
        await RefusesAsync(designer, archive, today, "purpose", form => form["purpose"] = new string('长', 100_000));

        Assert.Equal(before, await HowManyAsync(designer));
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task A_comment_of_100_000_characters(string database)
    {
        var host = await hosts.OnAsync(database);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        using var manager = await Colleague.SignInAsync(host, "meng.fan");
        var request = await AskAsync(host, designer);

        var answer = await manager.DecideAsync(request.OnlyTask.Id, "Rejected", new string('长', 100_000));

        answer.Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Empty((await designer.RequestAsync(request.Number)).Decisions);
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task Another_persons_task_an_unknown_task_and_an_unknown_outcome(string database)
    {
        var host = await hosts.OnAsync(database);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        using var manager = await Colleague.SignInAsync(host, "meng.fan");
        using var stranger = await Colleague.SignInAsync(host, "bai.lu");
        var request = await AskAsync(host, designer);
        var task = request.OnlyTask.Id;

        (await stranger.DecideAsync(task, "Approved")).Expect(HttpStatusCode.Forbidden);
        (await designer.DecideAsync(task, "Approved")).Expect(HttpStatusCode.Forbidden); // R060
        (await stranger.GetAsync($"api/requests/{request.Number}")).Expect(HttpStatusCode.Forbidden);
        (await stranger.PostAsync($"api/requests/{request.Number}/withdraw", new { reason = "x" })).Expect(HttpStatusCode.Forbidden);
        Assert.Equal("unknown-task", (await manager.DecideAsync("no-such-task", "Approved")).Expect(HttpStatusCode.NotFound).Problem);
        Assert.Equal("unknown-outcome", (await manager.DecideAsync(task, "Maybe")).Expect(HttpStatusCode.UnprocessableEntity).Problem);
        Assert.Empty((await designer.RequestAsync(request.Number)).Decisions);
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task A_decision_on_a_closed_task_is_told_who_decided_and_the_same_key_answers_the_same(string database)
    {
        var host = await hosts.OnAsync(database);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        using var manager = await Colleague.SignInAsync(host, "meng.fan");
        var request = await AskAsync(host, designer);
        var key = Guid.NewGuid().ToString("N");

        (await manager.DecideAsync(request.OnlyTask.Id, "Rejected", "不需要", key)).Expect(HttpStatusCode.OK);
        var again = await manager.DecideAsync(request.OnlyTask.Id, "Rejected", "不需要", key);
        var late = await manager.DecideAsync(request.OnlyTask.Id, "Approved");
        var other = await manager.DecideAsync(request.OnlyTask.Id, "Approved", null, key);

        Assert.Equal("finished", again.Expect(HttpStatusCode.OK).As<RequestInfo>().Status);
        Assert.Equal("task-already-decided", late.Expect(HttpStatusCode.Conflict).Problem);
        Assert.Contains("孟凡", late.Detail, StringComparison.Ordinal);
        Assert.Equal("idempotency-key-reused", other.Expect(HttpStatusCode.UnprocessableEntity).Problem);
        Assert.Single((await designer.RequestAsync(request.Number)).Decisions);
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task Broken_JSON_and_a_missing_token(string database)
    {
        using var designer = await Colleague.SignInAsync(await hosts.OnAsync(database), "jiang.yinuo");
        var before = await HowManyAsync(designer);

        foreach (var json in new[] { "{", "[]", "\"text\"", "{\"definitionId\":", "{\"definitionId\":\"archive-access\",\"inputs\":7}", "" })
            (await designer.PostTextAsync("api/requests", json)).Expect(HttpStatusCode.BadRequest);
        (await designer.PostTextAsync("api/requests", "{}", withToken: false)).Expect(HttpStatusCode.BadRequest);

        Assert.Equal(before, await HowManyAsync(designer));
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task SQL_and_HTML_stay_text_everywhere(string database)
    {
        var host = await hosts.OnAsync(database);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        using var manager = await PageVisitor.SignInAsync(host, "meng.fan");
        using var auditor = await PageVisitor.SignInAsync(host, "zheng.qiming");
        var text = $"{Html} {Sql} {{{{7*7}}}} ${{7*7}}";
        var form = Colleague.ArchiveForm(await designer.NumberOfAsync("CQXYLC"), await new ProgramClock(host).TodayAsync());
        form["purpose"] = text;

        var request = (await designer.SubmitAsync(form)).Expect(HttpStatusCode.Created).As<RequestInfo>();

        foreach (var page in new[] { $"requests/{request.Number}", "tasks" })
        {
            var html = (await manager.GetAsync(page)).Expect(HttpStatusCode.OK).Text;
            Assert.DoesNotContain(Html, html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Html, (await auditor.GetAsync("audit")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        await Eventually.HoldsAsync(async () =>
        {
            var mail = Assert.Single(await new Mailbox(host).ToAsync("meng.fan"), m => m.Subject.Contains(request.Number, StringComparison.Ordinal));
            Assert.DoesNotContain("<script>", mail.Html, StringComparison.OrdinalIgnoreCase);
        });
        foreach (var query in new[] { Html, Sql, "%", "_", "\\", new string('长', 500) })
        {
            (await designer.GetAsync($"api/customers?q={Uri.EscapeDataString(query)}")).Expect(HttpStatusCode.OK);
            (await manager.GetAsync($"customers?q={Uri.EscapeDataString(query)}")).Expect(HttpStatusCode.OK);
        }

        Assert.Contains(text, (await designer.GetAsync($"api/requests/{request.Number}")).Json.GetProperty("inputs").GetProperty("purpose").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task Lists_refuse_pages_that_do_not_exist_and_strangers_are_sent_to_sign_in(string database)
    {
        var host = await hosts.OnAsync(database);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");

        (await designer.GetAsync("api/requests?page=0")).Expect(HttpStatusCode.UnprocessableEntity);
        (await designer.GetAsync("api/requests?pageSize=100000")).Expect(HttpStatusCode.UnprocessableEntity);
        (await designer.GetAsync("api/requests?scope=all")).Expect(HttpStatusCode.Forbidden);
        (await designer.GetAsync("api/audit")).Expect(HttpStatusCode.Forbidden);
        (await designer.GetAsync("api/no-such-thing")).Expect(HttpStatusCode.NotFound);
        using var stranger = new HttpClient { BaseAddress = host.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(new Uri("api/tasks", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task RefusesAsync(Colleague designer, string archive, DateOnly today, string field, Action<JsonObject> spoil)
    {
        var form = Colleague.ArchiveForm(archive, today);
        spoil(form);
        var answer = (await designer.SubmitAsync(form)).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(field, answer.Fields);
    }

    private static async Task<RequestInfo> AskAsync(RunningHost host, Colleague designer) =>
        await designer.AskForArchiveAsync(await designer.NumberOfAsync("CQXYLC"), await new ProgramClock(host).TodayAsync());

    private static async Task<int> HowManyAsync(Colleague designer) =>
        (await designer.GetAsync("api/requests")).Expect(HttpStatusCode.OK).Json.GetProperty("total").GetInt32();
}
