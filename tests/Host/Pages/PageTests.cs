using System.Net;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Pages;

public sealed class PageTests(RunningCompany company) : IClassFixture<RunningCompany>
{
    private const string Form = "/requests/new/archive-access";
    private const string Archive = $"/customers/{SmallCompany.CompanyArchive}/archive";

    [Fact]
    public async Task Who_is_not_signed_in_comes_back_to_where_he_wanted_to_go()
    {
        var browser = new Browser(company.App.Anonymous());
        var sent = await browser.OpenAsync("/tasks?tab=done");
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var signIn = new Uri(sent.Header("Location")!).PathAndQuery;
        var back = await browser.SendAsync(signIn, signIn, ("user", SmallCompany.Designer), ("password", SmallCompany.Password));
        Assert.Equal(HttpStatusCode.Redirect, back.Status);
        Assert.EndsWith("/tasks?tab=done", back.Header("Location"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_words_and_never_shown_again()
    {
        var answer = await new Browser(company.App.Anonymous()).SendAsync("/sign-in", "/sign-in", ("user", SmallCompany.Designer), ("password", "not-it-77"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("登录名或密码不正确", Browser.Seen(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("not-it-77", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tasks")]
    [InlineData("/tasks?tab=done")]
    [InlineData("/tasks?tab=started")]
    [InlineData("/requests")]
    [InlineData("/requests?scope=all&status=Finished")]
    [InlineData("/requests/new")]
    [InlineData(Form)]
    [InlineData("/customers?q=CQXYL")]
    [InlineData("/customers/" + SmallCompany.CompanyArchive)]
    [InlineData(Archive)]
    [InlineData("/access/readings?customer=CQXYL")]
    [InlineData("/access/violations")]
    [InlineData("/audit?subject=request/")]
    [InlineData("/admin/jobs")]
    [InlineData("/admin/mails")]
    [InlineData("/profile")]
    public async Task Every_page_opens_in_both_languages(string path)
    {
        foreach (var language in Host.Texts.Languages)
        {
            var answer = await new Browser(await company.App.SignInAs(SmallCompany.Keeper, language)).OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains($"<html lang=\"{language}\">", answer.Body, StringComparison.Ordinal);
            Assert.Contains("<h1", answer.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/requests/DA-1", 404)]
    [InlineData("/customers/none", 404)]
    [InlineData("/tasks/none", 404)]
    [InlineData("/requests/new/none", 404)]
    [InlineData("/no/such/page", 404)]
    [InlineData("/audit", 403)]
    [InlineData("/access/violations", 403)]
    [InlineData("/admin/jobs", 403)]
    [InlineData("/admin/mails", 403)]
    public async Task What_is_not_there_or_not_for_him_is_said_on_a_page(string path, int status)
    {
        var answer = await new Browser(await company.App.SignInAs(SmallCompany.Designer)).OpenAsync(path);
        Assert.Equal(status, (int)answer.Status);
        Assert.Contains("<h1", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_comes_back_with_what_was_typed_escaped_and_keeps_it_as_a_draft()
    {
        var browser = new Browser(await company.App.SignInAs(SmallCompany.Salesman));
        var answer = await browser.SendAsync(Form, Form, ("action", "preview"), ("f.purpose", "<script>alert(1)</script>'; DROP TABLE requests;--"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.DoesNotContain("<script>alert", answer.Body, StringComparison.Ordinal);
        Assert.Contains("DROP TABLE requests", Browser.Seen(answer), StringComparison.Ordinal);
        Assert.Contains("请勾选确认", Browser.Seen(answer), StringComparison.Ordinal);
        Assert.Contains("DROP TABLE requests", Browser.Seen(await browser.OpenAsync(Form)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_handled()
    {
        var designer = await company.App.SignInAs(SmallCompany.Designer);
        designer.CsrfToken = null; // a foreign page can send forms, but no headers
        var browser = new Browser(designer);
        var answer = await browser.PostAsync("/language", ("language", "en"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("/error/400", answer.Header("Location"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync("/tasks", ("_handler", "act"), ("action", "decide:Approved"))).Status);
    }

    [Fact]
    public async Task The_language_switch_leads_nowhere_else()
    {
        var browser = new Browser(company.App.Anonymous());
        var answer = await browser.SendAsync("/sign-in", "/language", ("language", "en"), ("back", "//elsewhere.example/"));
        Assert.Equal("/", answer.Header("Location"));
        Assert.Contains("lang=en", answer.Header("Set-Cookie"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Following_a_link_to_an_archive_opens_nothing_and_accuses_nobody()
    {
        var browser = new Browser(await company.App.SignInAs(SmallCompany.DesignManager));
        var answer = await browser.OpenAsync(Archive);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain("6222-SECRET", answer.Body, StringComparison.Ordinal);
        Assert.Contains("没有查阅记录", Browser.Seen(await browser.OpenAsync("/profile")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_an_archive_without_a_right_says_why_and_what_was_logged()
    {
        var browser = new Browser(await company.App.SignInAs(SmallCompany.MarketingManager));
        var answer = await browser.SendAsync(Archive, Archive, ("action", "open"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain("6222-SECRET", answer.Body, StringComparison.Ordinal);
        Assert.Matches(@"违规记录 \S+-\d{8}-\d{3}", Browser.Seen(answer));
        Assert.Contains("已拦截", Browser.Seen(await browser.OpenAsync("/profile")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_general_manager_reads_under_his_name_and_no_cache_keeps_it()
    {
        var browser = new Browser(await company.App.SignInAs(SmallCompany.GeneralManager));
        var answer = await browser.SendAsync(Archive, Archive, ("action", "open"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("6222-SECRET", answer.Body, StringComparison.Ordinal);
        Assert.Contains("林致远 于 20", Browser.Seen(answer), StringComparison.Ordinal);
        Assert.Contains("林致远 20", (await browser.OpenAsync("/watermark.svg")).Body, StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_search_box_finds_by_initials_number_and_Chinese()
    {
        var browser = new Browser(await company.App.SignInAs(SmallCompany.Designer));
        foreach (var words in new[] { "cqxyl", SmallCompany.CompanyArchive, "星野岚" })
            Assert.Contains(SmallCompany.CompanyArchive, (await browser.OpenAsync($"/lookup/customer?q={Uri.EscapeDataString(words)}")).Body, StringComparison.Ordinal);
        Assert.Contains(SmallCompany.IdOf(SmallCompany.Deputy), (await browser.OpenAsync("/lookup/person?q=zhou")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_decides_too_late_is_told_and_keeps_his_words()
    {
        var designer = await company.App.SignInAs(SmallCompany.Designer);
        var manager = await company.App.SignInAs(SmallCompany.DesignManager);
        var number = await company.App.SubmitArchiveAccess(designer, SmallCompany.CompanyArchive);
        var task = await company.App.TaskOf(manager, number);
        await company.App.Approve(manager, number);
        var browser = new Browser(manager);
        var page = $"/requests/{number}";
        var answer = await browser.SendAsync(page, page, ("action", "decide:Rejected"), ("task", task), ("version", "1"), ("key", "k1"), ("comment", "写了很久的理由"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("孟凡已于", Browser.Seen(answer), StringComparison.Ordinal);
        Assert.Contains("写了很久的理由", Browser.Seen(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_needs_its_reason_beside_the_field()
    {
        var designer = await company.App.SignInAs(SmallCompany.Designer);
        var manager = await company.App.SignInAs(SmallCompany.DesignManager);
        var number = await company.App.SubmitArchiveAccess(designer, SmallCompany.CompanyArchive, "品牌方案");
        var task = await company.App.TaskOf(manager, number);
        var page = $"/requests/{number}";
        var answer = await new Browser(manager).SendAsync(page, page, ("action", "decide:Rejected"), ("task", task), ("version", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("id=\"comment-wrong\"", answer.Body, StringComparison.Ordinal);
    }
}
