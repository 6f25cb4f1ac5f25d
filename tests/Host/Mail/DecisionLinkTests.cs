using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Pages;

namespace WorkflowCrm.Host.Tests.Mail;

/// <summary>Links in task mails (7.0.1): whatever looks at them decides nothing; the person's own tap decides, once.</summary>
public sealed class DecisionLinkTests : IAsyncLifetime
{
    private WorkflowCrmApp _app = null!;
    private Caller _requester = null!;
    private string _number = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WorkflowCrmApp.StartAsync();
        _requester = await _app.SignInAs(SmallCompany.Designer);
        _number = await _app.SubmitArchiveAccess(_requester, SmallCompany.CompanyArchive);
        await _app.AdvanceClock("00:00:01");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_mail_carries_one_link_for_each_outcome_and_no_data_in_them()
    {
        var links = await Links();
        Assert.Equal(3, links.Count);
        Assert.Equal(3, links.Distinct().Count());
        Assert.All(links, link => Assert.Matches("^/d/[A-Za-z0-9_-]{43}$", link));
        var mail = Assert.Single((await _app.Anonymous().GetAsync("/dev/mail")).Items);
        Assert.All(links, link => Assert.Contains(link, mail["text"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_token_is_nowhere_in_the_database()
    {
        var token = (await Links())[0]["/d/".Length..];
        foreach (var file in Directory.GetFiles(_app.DataDirectory, "*.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, TestContext.Current.CancellationToken);
            Assert.False(content.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(token)) >= 0, $"The token stands in {Path.GetFileName(file)}.");
        }
    }

    [Fact]
    public async Task Looking_decides_nothing_however_often_and_by_whomever()
    {
        foreach (var link in await Links())
        {
            for (var time = 0; time < 10; time++)
            {
                var page = await _app.Anonymous().GetAsync(link, "text/html");
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.Contains("孟凡", Browser.Seen(page), StringComparison.Ordinal);
            }

            Assert.Equal(HttpStatusCode.OK, (await _app.Anonymous().SendAsync(HttpMethod.Head, link, null)).Status);
        }

        Assert.Equal("running", await Status());
    }

    [Theory]
    [InlineData("")]
    [InlineData("made-up")]
    public async Task Sending_without_the_pages_own_token_decides_nothing(string token)
    {
        var link = (await Links())[0];
        var answer = await new Browser(_app.Anonymous()).PostAsync(link, ("__RequestVerificationToken", token), ("_handler", "act"), ("action", "decide"));
        Assert.NotEqual(HttpStatusCode.OK, answer.Status);
        Assert.Equal("running", await Status());
        Assert.Single(await OpenTasks());
    }

    [Fact]
    public async Task The_persons_own_tap_decides_and_opening_it_again_says_so()
    {
        var approve = (await Links())[0];
        var browser = new Browser(_app.Anonymous());
        var answer = await browser.SendAsync(approve, approve, ("action", "decide"), ("comment", "好的"));
        Assert.Contains("您已用此链接作出决定", Browser.Seen(answer.Status == HttpStatusCode.OK ? answer : await browser.OpenAsync(approve)), StringComparison.Ordinal);
        var decided = Assert.Single(await Timeline(), line => line!["kind"]!.GetValue<string>() == "decided");
        Assert.Equal("mailLink", decided!["channel"]!.GetValue<string>());
        Assert.Equal("好的", decided["comment"]!.GetValue<string>());

        var again = await browser.OpenAsync(approve);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.DoesNotContain("<textarea", again.Body, StringComparison.Ordinal);
        var other = await browser.OpenAsync((await Links())[1]);
        Assert.Contains("您已经办理", Browser.Seen(other), StringComparison.Ordinal);
        Assert.Single(await Timeline(), line => line!["kind"]!.GetValue<string>() == "decided");
    }

    [Fact]
    public async Task Rejecting_needs_a_reason_and_keeps_the_page()
    {
        var reject = (await Links())[1];
        var browser = new Browser(_app.Anonymous());
        var answer = await browser.SendAsync(reject, reject, ("action", "decide"), ("comment", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("请写明理由", Browser.Seen(answer), StringComparison.Ordinal);
        Assert.Equal("running", await Status());
        await browser.SendAsync(reject, reject, ("action", "decide"), ("comment", "范围太大"));
        Assert.Equal("finished", await Status());
    }

    [Fact]
    public async Task A_link_that_was_overtaken_says_by_whom_and_when()
    {
        var approve = (await Links())[0];
        await _app.Approve(await _app.SignInAs("meng.fan"), _number);
        var seen = Browser.Seen(await new Browser(_app.Anonymous()).OpenAsync(approve));
        Assert.Contains("您已经办理", seen, StringComparison.Ordinal);
        Assert.Contains("同意", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_request_a_task_handed_on_and_an_unknown_link_have_their_own_pages()
    {
        var approve = (await Links())[0];
        var browser = new Browser(_app.Anonymous());
        var unknown = await browser.OpenAsync("/d/" + new string('x', 43));
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Contains("此链接无效", Browser.Seen(unknown), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/d/" + new string('x', 5000))).Status);

        var manager = await _app.SignInAs("meng.fan");
        await manager.PostAsync($"/api/tasks/{await _app.TaskOf(manager, _number)}/transfer", new { to = "lin.zhiyuan", comment = "请代为决定" });
        Assert.Contains("已转给林致远", Browser.Seen(await browser.OpenAsync(approve)), StringComparison.Ordinal);

        await _requester.PostAsync($"/api/requests/{_number}/withdraw", new { reason = "不需要了" });
        Assert.Contains("撤回", Browser.Seen(await browser.OpenAsync(approve)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_link_decides_nothing()
    {
        var approve = (await Links())[0];
        var browser = new Browser(_app.Anonymous());
        var mail = Assert.Single((await _app.Anonymous().GetAsync("/dev/mail")).Items);
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var links = scope.ServiceProvider.GetRequiredService<IDecisionLinks>();
            var revoked = await scope.ServiceProvider.GetRequiredService<Crm.IUnitOfWork>().RunAsync(
                token => links.RevokeAsync(mail["id"]!.GetValue<string>(), DateTimeOffset.UnixEpoch, token), TestContext.Current.CancellationToken);
            Assert.Equal(3, revoked);
        }

        Assert.Contains("作废", Browser.Seen(await browser.OpenAsync(approve)), StringComparison.Ordinal);
        Assert.Equal("running", await Status());
    }

    [Fact]
    public async Task The_page_speaks_the_browsers_language_and_keeps_its_address_to_itself()
    {
        var page = await _app.Anonymous("en").GetAsync((await Links())[0], "text/html");
        Assert.Contains("You are deciding as", Browser.Seen(page), StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Header("Referrer-Policy"));
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
    }

    private async Task<List<string>> Links() =>
        [.. Assert.Single((await _app.Anonymous().GetAsync("/dev/mail")).Items, m => m["template"]!.GetValue<string>() == "task.assigned" && m["to"]!.GetValue<string>().StartsWith("meng.fan", StringComparison.Ordinal))
            ["links"]!.AsArray().Select(l => new Uri(l!.GetValue<string>()).AbsolutePath).Where(l => l.StartsWith("/d/", StringComparison.Ordinal))];

    private async Task<string> Status() => (await _requester.GetAsync($"/api/requests/{_number}")).Json["status"]!.GetValue<string>();

    private async Task<JsonArray> Timeline() => (await _requester.GetAsync($"/api/requests/{_number}")).Json["timeline"]!.AsArray();

    private async Task<JsonArray> OpenTasks() => (await _requester.GetAsync($"/api/requests/{_number}")).Json["tasks"]!.AsArray();
}
