using System.Net;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.StartUp;

public sealed class PipelineTests(RunningCompany company) : IClassFixture<RunningCompany>
{
    private readonly WorkflowCrmApp _app = company.App;

    [Fact]
    public async Task A_page_sends_whoever_is_not_signed_in_to_the_sign_in_page_and_back()
    {
        var answer = await _app.Anonymous().GetAsync("/tasks?state=open", "text/html");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.EndsWith("/sign-in?returnUrl=%2Ftasks%3Fstate%3Dopen", answer.Header("Location"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_with_a_wrong_token_gets_a_problem_even_from_a_page()
    {
        var caller = _app.Anonymous();
        caller.BearerToken = "wfcrm_wrong";
        (await caller.GetAsync("/tasks")).Problem(401, "wrong-token");
    }

    [Fact]
    public async Task Pages_may_run_no_script_and_load_nothing_from_elsewhere()
    {
        var policy = (await _app.Anonymous().GetAsync("/sign-in", "text/html")).Header("Content-Security-Policy")!;
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_page_is_a_404_page()
    {
        var answer = await _app.Anonymous().GetAsync("/no-such-page", "text/html");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.StartsWith("text/html", answer.Header("Content-Type"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/tasks", HttpStatusCode.Redirect)]
    public async Task The_head_of_a_page_is_that_of_the_page_without_its_body(string path, HttpStatusCode status)
    {
        var answer = await _app.Anonymous().SendAsync(HttpMethod.Head, path, null, ("Accept", "text/html"));
        Assert.Equal(status, answer.Status);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task A_page_that_does_not_do_what_is_asked_of_it_says_so()
    {
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options, new HttpMethod("PROPFIND") })
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _app.Anonymous().SendAsync(method, "/sign-in", null, ("Accept", "text/html"))).Status);
    }
}
