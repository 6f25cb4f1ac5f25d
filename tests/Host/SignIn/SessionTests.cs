using System.Net;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.SignIn;

public sealed class SessionTests(RunningCompany company) : IClassFixture<RunningCompany>
{
    private readonly WorkflowCrmApp _app = company.App;

    [Fact]
    public async Task Signing_in_answers_who_it_is_and_sets_a_cookie_that_scripts_cannot_read()
    {
        var caller = _app.Anonymous();
        var answer = await caller.PostAsync("/api/session", new { userName = SmallCompany.Keeper, password = SmallCompany.Password });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("ye.xiaolan", answer.Json["userName"]!.GetValue<string>());
        Assert.Equal("叶晓岚", answer.Json["displayName"]!.GetValue<string>());
        Assert.Contains("archive-keeper", answer.Json["roles"]!.AsArray().Select(r => r!.GetValue<string>()));
        Assert.NotEmpty(answer.Json["csrfToken"]!.GetValue<string>());
        var cookie = answer.Header("Set-Cookie")!.Split(", workflowcrm").First(c => c.Contains("session", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_am_I_is_answered_until_one_signs_out()
    {
        var caller = await _app.SignInAs(SmallCompany.Designer, "en");
        var session = await caller.GetAsync("/api/session");
        Assert.Equal("Jiang Yinuo", session.Json["displayName"]!.GetValue<string>());
        var signedOut = await caller.SendAsync(HttpMethod.Delete, "/api/session", null);
        Assert.Equal(HttpStatusCode.NoContent, signedOut.Status);
        (await caller.GetAsync("/api/session")).Problem(401, "not-signed-in");
    }

    [Theory]
    [InlineData("jiang.yinuo", "wrong")]
    [InlineData("nobody", "right horse 9")]
    [InlineData("gu.beichen", "right horse 9")]
    public async Task A_wrong_password_an_unknown_name_and_a_leaver_get_the_same_answer(string userName, string password)
    {
        var answer = await _app.Anonymous().PostAsync("/api/session", new { userName, password });
        answer.Problem(401, "wrong-credentials");
        Assert.Null(answer.Header("Set-Cookie"));
    }

    [Fact]
    public async Task Missing_name_and_password_are_named()
    {
        var problem = (await _app.Anonymous().PostAsync("/api/session", new { })).Problem(422, "invalid-fields");
        Assert.NotEmpty(problem["errors"]!["userName"]!.AsArray());
        Assert.NotEmpty(problem["errors"]!["password"]!.AsArray());
    }

    [Fact]
    public async Task Repeated_failures_are_slowed_down_and_say_when_to_try_again()
    {
        var guesser = _app.Anonymous();
        for (var i = 0; i < 5; i++)
            await guesser.PostAsync("/api/session", new { userName = SmallCompany.MarketingManager, password = "guess" + i });
        var answer = await guesser.PostAsync("/api/session", new { userName = SmallCompany.MarketingManager, password = SmallCompany.Password });
        answer.Problem(429, "too-many-attempts");
        Assert.InRange(int.Parse(answer.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 300);
    }

    [Fact]
    public async Task Nobody_can_lock_the_general_manager_out_of_a_browser_that_he_uses()
    {
        var manager = await _app.SignInAs(SmallCompany.GeneralManager);
        var guesser = _app.Anonymous();
        for (var i = 0; i < 8; i++)
            await guesser.PostAsync("/api/session", new { userName = SmallCompany.GeneralManager, password = "guess" + i });
        var again = await manager.PostAsync("/api/session", new { userName = SmallCompany.GeneralManager, password = SmallCompany.Password });
        Assert.Equal(HttpStatusCode.OK, again.Status);
    }

    [Fact]
    public async Task Whoever_leaves_the_company_loses_his_session_at_once()
    {
        var caller = await _app.SignInAs(SmallCompany.Salesman);
        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync("/api/session")).Status);
        await _app.Dismiss(SmallCompany.Salesman);
        (await caller.GetAsync("/api/session")).Problem(401, "not-signed-in");
    }

    [Theory]
    [InlineData("/api/processes")]
    [InlineData("/api/requests")]
    [InlineData("/api/requests/DA-20261125-001")]
    [InlineData("/api/tasks")]
    [InlineData("/api/customers")]
    [InlineData("/api/audit")]
    public async Task Without_signing_in_every_call_is_a_401_and_never_a_redirect(string path) =>
        (await _app.Anonymous().GetAsync(path)).Problem(401, "not-signed-in");
}
