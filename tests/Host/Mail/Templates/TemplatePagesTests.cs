using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Pages;

namespace WorkflowCrm.Host.Tests.Mail.Templates;

/// <summary>What process owners do with the mail templates: Luo Siyuan is one, Zhou Yaning another.</summary>
public sealed partial class TemplatePagesTests : IAsyncLifetime
{
    private const string List = "/admin/mail-templates";
    private const string Assigned = List + "/task.assigned";
    private WorkflowCrmApp _app = null!;
    private Caller _caller = null!;
    private Browser _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WorkflowCrmApp.StartAsync();
        await _app.AppointOwner(SmallCompany.MarketingManager);
        await _app.AppointOwner(SmallCompany.Deputy);
        _caller = await _app.SignInAs(SmallCompany.MarketingManager);
        _owner = new Browser(_caller);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Every_page_opens_for_owners_in_both_languages_and_for_nobody_else()
    {
        string[] paths = [List, List + "/new", .. (await InScopeAsync(s => s.GetRequiredService<MailTemplateShelf>().ListAsync(Token))).Select(entry => $"{List}/{entry.Key}")];
        Assert.True(paths.Length > 18);
        var keeper = new Browser(await _app.SignInAs(SmallCompany.Keeper));
        foreach (var language in Host.Texts.Languages)
        {
            var browser = new Browser(await _app.SignInAs(SmallCompany.MarketingManager, language));
            foreach (var path in paths)
            {
                var answer = await browser.OpenAsync(path);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.DoesNotMatch(Key(), Browser.Seen(answer));
            }
        }

        foreach (var path in paths.Concat([Assigned + "/preview"]))
        {
            var refused = await keeper.OpenAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.DoesNotContain("{{", refused.Body, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _owner.OpenAsync(List + "/case.none")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _owner.OpenAsync(List + "/case.none/preview")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await new Browser(_app.Anonymous()).OpenAsync(Assigned + "/preview")).Status);
        Assert.Contains($"href=\"{List}\"", (await _owner.OpenAsync("/requests")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(List, (await keeper.OpenAsync("/requests")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("test")]
    [InlineData("revert:1")]
    [InlineData("reset")]
    [InlineData("keep")]
    [InlineData("remove")]
    public async Task Nobody_else_does_anything(string action)
    {
        var keeper = new Browser(await _app.SignInAs(SmallCompany.Keeper));
        var answer = await keeper.SendAsync("/profile", Assigned, [("action", action), .. Fields("改了", "changed", 0)]);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        var added = await keeper.SendAsync("/profile", List + "/new", ("action", "add"), ("key", "case.welcome"), ("nameZh", "迎"), ("nameEn", "Welcome"), ("copy", "case.approved"));
        Assert.Equal(HttpStatusCode.Forbidden, added.Status);
        Assert.Empty(await VersionsAsync("task.assigned"));
        Assert.Empty(await VersionsAsync("case.welcome"));
    }

    [Fact]
    public async Task A_form_without_its_token_publishes_nothing()
    {
        _caller.CsrfToken = null;
        await _owner.PostAsync(Assigned, [("_handler", "act"), ("action", "publish"), .. Fields("改了", "changed", 0)]);
        Assert.Empty(await VersionsAsync("task.assigned"));
    }

    [Fact]
    public async Task A_wrong_placeholder_is_named_with_its_place_and_what_was_typed_is_kept()
    {
        var answer = await _owner.SendAsync(Assigned, Assigned, [("action", "publish"), .. Fields("您好\n请看:{{titel}}", "See {{title}}", 0)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var seen = Browser.Seen(answer);
        Assert.Contains("中文正文第 2 行第 4 个字符", seen, StringComparison.Ordinal);
        Assert.Contains("没有占位符“titel”", seen, StringComparison.Ordinal);
        Assert.Contains("caseNo, title, process", seen, StringComparison.Ordinal);
        Assert.Contains("请看:{{titel}}", seen, StringComparison.Ordinal);
        Assert.Empty(await VersionsAsync("task.assigned"));
        Assert.Contains("请看:{{titel}}", Browser.Seen(await _owner.OpenAsync(Assigned)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_the_next_mail_says_and_one_that_is_written_keeps_its_words()
    {
        var requester = await _app.SignInAs(SmallCompany.Designer);
        var older = await _app.SubmitArchiveAccess(requester, SmallCompany.CompanyArchive);
        await PublishAsync("请您过目:{{title}}", "Please look: {{title}}", 0);
        var newer = await _app.SubmitArchiveAccess(requester, SmallCompany.DepartmentArchive);
        Assert.DoesNotContain("请您过目", (await TaskMailAsync(older)).Text, StringComparison.Ordinal);
        var mail = await TaskMailAsync(newer);
        Assert.Contains("请您过目:", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Please look:", mail.Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await _owner.SendAsync(Assigned, Assigned, ("action", "reset"), ("version", "1"))).Status);
        var third = await _app.SubmitArchiveAccess(requester, SmallCompany.CompanyArchive, "再看一次");
        Assert.DoesNotContain("请您过目", (await TaskMailAsync(third)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await _owner.SendAsync(Assigned, Assigned, ("action", "revert:1"), ("version", "2"))).Status);
        Assert.Equal([TemplateOrigin.Reverted, TemplateOrigin.Shipped, TemplateOrigin.Written], (await VersionsAsync("task.assigned")).Select(v => v.Origin));

        var audit = Browser.Seen(await new Browser(await _app.SignInAs(SmallCompany.Keeper)).OpenAsync("/audit?subject=mail-template/"));
        Assert.Contains("邮件模板 task.assigned 发布了第 1 版", audit, StringComparison.Ordinal);
        Assert.Contains("请您过目:{{title}}", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_owners_the_second_is_told_keeps_his_words_and_may_then_publish_them()
    {
        var second = new Browser(await _app.SignInAs(SmallCompany.Deputy));
        await PublishAsync("第一位写的", "the first one's", 0);
        var refused = await second.SendAsync(Assigned, Assigned, [("action", "publish"), .. Fields("第二位写的", "the second one's", 0)]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("罗思远", Browser.Seen(refused), StringComparison.Ordinal);
        Assert.Contains("第二位写的", Browser.Seen(refused), StringComparison.Ordinal);
        Assert.Contains("name=\"f.version\" value=\"1\"", refused.Body, StringComparison.Ordinal);
        var compared = Browser.Seen(await second.OpenAsync(Assigned + "?from=1&to=typed"));
        Assert.Contains("第一位写的", compared, StringComparison.Ordinal);
        Assert.Contains("您写的内容都在", compared, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await second.SendAsync(Assigned, Assigned, [("action", "publish"), .. Fields("第二位写的", "the second one's", 1)])).Status);
        Assert.Equal("第二位写的", (await VersionsAsync("task.assigned"))[0].TextZh);
    }

    [Fact]
    public async Task A_preview_is_of_a_real_request_runs_nothing_and_is_nobody_elses()
    {
        var requester = await _app.SignInAs(SmallCompany.Designer);
        var number = await _app.SubmitArchiveAccess(requester, SmallCompany.CompanyArchive, "<img src=x onerror=alert(1)>");
        await _owner.SendAsync(Assigned, Assigned, [("action", "check"), .. Fields("编号{{caseNo}}\n{{#each facts}}\n- {{label}}:{{value}}\n{{/each}}\n[看]({{link}})", "No. {{caseNo}}", 0), ("f.of", number), ("f.first", "en")]);
        var preview = await _owner.OpenAsync(Assigned + "/preview");
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Contains("sandbox", preview.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", preview.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", preview.Header("X-Frame-Options"));
        Assert.Contains(number, preview.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", preview.Body, StringComparison.Ordinal);
        Assert.True(preview.Body.IndexOf("No. ", StringComparison.Ordinal) < preview.Body.IndexOf("编号", StringComparison.Ordinal));
        Assert.Contains("DENY", (await _owner.OpenAsync(Assigned)).Header("X-Frame-Options"), StringComparison.Ordinal);

        var other = new Browser(await _app.SignInAs(SmallCompany.Deputy));
        Assert.DoesNotContain("编号", (await other.OpenAsync(Assigned + "/preview")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_does_not_exist_gives_no_preview_and_says_so()
    {
        var answer = await _owner.SendAsync(Assigned, Assigned, [("action", "check"), .. Fields("{{title}}", "{{title}}", 0), ("f.of", "DA-20200101-001")]);
        Assert.Contains(new TextCatalogue().Find(Host.Texts.Chinese, "problem.unknown-request")!, Browser.Seen(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("示例客户", (await _owner.OpenAsync(Assigned + "/preview")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_mail_goes_to_the_owner_with_what_he_typed()
    {
        Assert.Equal(HttpStatusCode.Redirect, (await _owner.SendAsync(Assigned, Assigned, [("action", "test"), .. Fields("试发{{title}}", "try {{title}}", 0)])).Status);
        var mail = Assert.Single((await InScopeAsync(s => s.GetRequiredService<IMailStore>().ListAsync(new MailFilter(), PageOf.First, Token))).Items);
        Assert.Equal(("test/task.assigned", SmallCompany.IdOf(SmallCompany.MarketingManager)), (mail.TemplateKey, mail.ToPersonId));
        Assert.Contains("试发", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_of_the_companys_own_is_offered_in_the_designer_sent_and_removed_when_unused()
    {
        const string Welcome = List + "/case.welcome";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await NewAsync("Welcome")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await NewAsync("case.welcome")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await NewAsync("case.welcome")).Status);
        await PublishAsync("欢迎{{applicant}}", "Welcome {{applicant}}", 1, Welcome, ("f.nameZh", "迎接"), ("f.nameEn", "Welcome"));
        var descriptor = await _caller.GetAsync("/elsa/api/descriptors/activities");
        Assert.Contains("case.welcome", descriptor.Body, StringComparison.Ordinal);

        await _app.PublishAsync(Workflows.Definition("greeting", Workflows.Node("WorkflowCrm.SendMail", starts: false, ("template", "case.welcome"), ("to", "requester"))));
        Assert.Contains("greeting", Browser.Seen(await _owner.OpenAsync(Welcome)), StringComparison.Ordinal);
        var refused = await _owner.SendAsync(Welcome, Welcome, ("action", "remove"), ("version", "2"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("已发布的流程还在用它", Browser.Seen(refused), StringComparison.Ordinal);
        await _app.PublishAsync(Workflows.Definition("greeting", Workflows.Node("WorkflowCrm.SendMail", starts: false, ("template", "case.approved"), ("to", "requester"))));
        Assert.Equal(HttpStatusCode.Redirect, (await _owner.SendAsync(Welcome, Welcome, ("action", "remove"), ("version", "2"))).Status);
        Assert.DoesNotContain("case.welcome", (await _owner.OpenAsync(List)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("case.welcome", (await _caller.GetAsync("/elsa/api/descriptors/activities")).Body, StringComparison.Ordinal);
        Assert.Contains("停用了这个模板", Browser.Seen(await _owner.OpenAsync(Welcome)), StringComparison.Ordinal);

        Task<Answer> NewAsync(string key) => _owner.SendAsync(
            List + "/new", List + "/new", ("action", "add"), ("key", key), ("nameZh", "迎接"), ("nameEn", "Welcome"), ("copy", "case.approved"));
    }

    [Fact]
    public void Every_template_placeholder_finding_and_origin_has_words_in_every_language()
    {
        var texts = new TextCatalogue();
        var shipped = _app.Services.GetRequiredService<MailTemplates>();
        string[] keys =
        [
            .. shipped.Keys.Select(key => $"template.name.{key}"),
            .. shipped.Keys.SelectMany(key => MailPlaceholders.Of(key)!).Concat(MailPlaceholders.OfOwn).Distinct().Select(name => $"template.placeholder.{name}"),
            .. TemplateFinding.Codes.Select(code => $"template.finding.{code}"),
            .. Enum.GetNames<TemplateOrigin>().Select(origin => $"template.origin.{origin}"),
            .. Enum.GetNames<TemplatePart>().Select(part => $"template.part.{part}"),
        ];
        Assert.All(Host.Texts.Languages, language => Assert.All(keys, key => Assert.True(texts.Find(language, key) is not null, key)));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task PublishAsync(string zh, string en, int from, string page = Assigned, params (string, string)[] more)
    {
        var answer = await _owner.SendAsync(page, page, [("action", "publish"), .. Fields(zh, en, from), .. more]);
        Assert.True(answer.Status == HttpStatusCode.Redirect, Browser.Seen(answer));
    }

    private static (string, string)[] Fields(string zh, string en, int from) =>
    [
        ("f.subjectZh", "[WF-{{caseNo}}] 标题"), ("f.subjectEn", "Subject {{caseNo}}"), ("f.textZh", zh), ("f.textEn", en),
        ("f.version", from.ToString(CultureInfo.InvariantCulture)), ("f.reason", ""),
    ];

    private Task<IReadOnlyList<MailTemplateVersion>> VersionsAsync(string key) => InScopeAsync(s => s.GetRequiredService<IMailTemplateStore>().VersionsAsync(key, Token));

    private async Task<MailMessage> TaskMailAsync(string number) => Assert.Single(
        (await InScopeAsync(s => s.GetRequiredService<IMailStore>().ListAsync(new MailFilter(RequestNumber: number), PageOf.First, Token))).Items, m => m.TemplateKey == "task.assigned");

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    [GeneratedRegex(@"\b(?:template|templates|done|problem)\.[a-z]+[a-zA-Z.\-]*\b(?<!\.)")]
    private static partial Regex Key();
}
