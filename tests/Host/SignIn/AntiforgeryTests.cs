using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Storage.Accounts;

namespace WorkflowCrm.Host.Tests.SignIn;

public sealed class AntiforgeryTests(RunningCompany company) : IClassFixture<RunningCompany>
{
    private readonly WorkflowCrmApp _app = company.App;

    [Fact]
    public async Task A_change_with_the_cookie_but_without_the_token_is_refused_and_says_what_to_do()
    {
        var caller = await _app.SignInAs(SmallCompany.Designer, "en");
        caller.CsrfToken = null;
        var problem = (await caller.SendAsync(HttpMethod.Delete, "/api/session", null)).Problem(400, "anti-forgery");
        Assert.Contains("X-CSRF-TOKEN", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync("/api/session")).Status);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_token_is_refused(string token)
    {
        var caller = await _app.SignInAs(SmallCompany.Designer);
        caller.CsrfToken = token;
        (await caller.SendAsync(HttpMethod.Delete, "/api/session", null)).Problem(400, "anti-forgery");
    }

    [Fact]
    public async Task Another_persons_token_is_refused()
    {
        var caller = await _app.SignInAs(SmallCompany.Designer);
        caller.CsrfToken = (await _app.SignInAs(SmallCompany.DesignManager)).CsrfToken;
        (await caller.SendAsync(HttpMethod.Delete, "/api/session", null)).Problem(400, "anti-forgery");
    }

    [Fact]
    public async Task A_token_from_who_am_I_is_accepted()
    {
        var caller = await _app.SignInAs(SmallCompany.Designer);
        caller.CsrfToken = (await caller.GetAsync("/api/session")).Json["csrfToken"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.NoContent, (await caller.SendAsync(HttpMethod.Delete, "/api/session", null)).Status);
    }

    [Fact]
    public async Task A_personal_access_token_acts_as_its_owner_without_anti_forgery_token()
    {
        var caller = _app.Anonymous();
        caller.BearerToken = await TokenOf(SmallCompany.Designer);
        Assert.Equal("jiang.yinuo", (await caller.GetAsync("/api/session")).Json["userName"]!.GetValue<string>());
        (await caller.PostAsync("/api/requests", new { definitionId = "no-such-process" })).Problem(404, "unknown-process");
    }

    [Fact]
    public async Task A_token_that_was_revoked_made_up_or_belongs_to_a_leaver_is_a_401()
    {
        var caller = _app.Anonymous();
        caller.BearerToken = "wfcrm_made-up";
        var madeUp = await caller.GetAsync("/api/session");
        madeUp.Problem(401, "wrong-token");
        Assert.Equal("Bearer", madeUp.Header("WWW-Authenticate"));

        caller.BearerToken = await TokenOf(SmallCompany.Designer);
        await Tokens(async tokens =>
        {
            var token = (await tokens.ListAsync(SmallCompany.IdOf(SmallCompany.Designer), CancellationToken.None))[0]; // the newest
            return await tokens.RevokeAsync(token.PersonId, token.Id, CancellationToken.None);
        });
        (await caller.GetAsync("/api/session")).Problem(401, "wrong-token");

        caller.BearerToken = await TokenOf(SmallCompany.Salesman);
        await _app.Dismiss(SmallCompany.Salesman);
        (await caller.GetAsync("/api/session")).Problem(401, "wrong-token");
    }

    private Task<string> TokenOf(string login) => Tokens(async tokens =>
        (await tokens.CreateAsync(SmallCompany.IdOf(login), "a script", CancellationToken.None)).Secret);

    private async Task<T> Tokens<T>(Func<AccessTokens, Task<T>> use)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<AccessTokens>());
    }
}
