using System.Net;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.StartUp;

public sealed class LanguageTests(RunningCompany company) : IClassFixture<RunningCompany>
{
    private readonly WorkflowCrmApp _app = company.App;

    [Theory]
    [InlineData("en", "zh-CN", "en")]
    [InlineData("zh-CN", "en", "zh-CN")]
    [InlineData("xx", "en-GB,en;q=0.8", "en")]
    [InlineData("", "de-DE", "zh-CN")]
    [InlineData("", "", "zh-CN")]
    public async Task The_cookie_counts_before_the_browsers_languages_and_Chinese_is_the_default(string cookie, string acceptLanguage, string expected)
    {
        using var caller = new Caller(_app.Address, "de");
        caller.Cookies.Add(_app.Address, new Cookie("lang", cookie));
        var answer = await caller.SendAsync(HttpMethod.Get, "/api/session", null, ("Accept-Language", acceptLanguage.Length == 0 ? null : acceptLanguage));
        Assert.Equal(expected == "en" ? "Please sign in" : "请先登录", answer.Problem(401, "not-signed-in")["title"]!.GetValue<string>());
        Assert.Equal(expected, answer.Header("Content-Language"));
    }

    [Fact]
    public async Task A_persons_own_language_counts_before_the_browsers()
    {
        await _app.ChangePerson(SmallCompany.Salesman, p => p.Language = "en");
        var caller = await _app.SignInAs(SmallCompany.Salesman, "zh-CN");
        caller.Cookies.GetCookies(_app.Address).Single(c => c.Name == "lang").Expired = true;
        Assert.Equal("Tang Yiming", (await caller.GetAsync("/api/session")).Json["displayName"]!.GetValue<string>());
    }
}
