using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using WorkflowCrm.Host.Tests.Designer.Definitions;

namespace WorkflowCrm.Host.Tests.Designer.Hosting;

/// <summary>The bare documents that hold the Studio, and the pages around them.</summary>
public sealed partial class StudioDocumentTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    [Theory]
    [InlineData("/designer/definitions", "<elsa-workflow-definition-list data-studio ")]
    [InlineData("/designer/definitions/archive-access", "<elsa-workflow-definition-editor data-studio definition-id=\"archive-access\">")]
    [InlineData("/designer/instances", "<elsa-workflow-instance-list data-studio ")]
    [InlineData("/designer/instances/i-1", "<elsa-workflow-instance-viewer data-studio instance-id=\"i-1\">")]
    public async Task A_document_holds_one_screen_and_may_be_framed_by_our_pages_only(string address, string element)
    {
        var answer = await office.Owner.GetAsync(address, "text/html");

        Assert.Equal((HttpStatusCode.OK, "SAMEORIGIN", "no-store"), (answer.Status, answer.Header("X-Frame-Options"), answer.Header("Cache-Control")));
        Assert.Contains(element, answer.Body, StringComparison.Ordinal);
        Assert.Contains("<base href=\"/designer/\" />", answer.Body, StringComparison.Ordinal);
        var policy = answer.Header("Content-Security-Policy")!;
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy[..policy.IndexOf("style-src", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_has_no_inline_script_and_names_no_other_site()
    {
        var body = (await office.Owner.GetAsync("/designer/definitions/archive-access", "text/html")).Body;

        Assert.All(Script().Matches(body), script => Assert.Contains(" src=\"", script.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("://", body, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", body, StringComparison.Ordinal);
    }

    /// <summary>After an update of the package: read the scripts that this names before their hashes are written into the policy.</summary>
    [Fact]
    public async Task The_policy_allows_exactly_the_inline_scripts_that_the_Studio_has()
    {
        var policy = (await office.Owner.GetAsync("/designer/definitions", "text/html")).Header("Content-Security-Policy")!;
        var framework = Repository.File("designer/Client/node_modules/@elsa-workflows/elsa-studio-wasm/_framework");
        var scripts = Directory.GetFiles(framework, "Elsa.Studio.*.wasm").SelectMany(InlineScripts).ToList();

        Assert.Equal(
            scripts.Select(script => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}").Order(),
            Hash().Matches(policy).Select(hash => hash.Value).Order());
        Assert.All(scripts, script => Assert.Contains("window.editorHotkeys = {", script, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_id_cannot_become_markup()
    {
        var body = (await office.Owner.GetAsync("/designer/instances/" + Uri.EscapeDataString("\"><script>alert(1)</script>"), "text/html")).Body;

        Assert.DoesNotContain("<script>alert", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_token_lets_a_change_through_and_no_token_does_not()
    {
        var body = (await office.Owner.GetAsync("/designer/definitions", "text/html")).Body;
        var old = office.Owner.CsrfToken;
        try
        {
            office.Owner.CsrfToken = null;
            (await office.Owner.PostTextAsync("/elsa/api/workflow-definitions", "{}")).Problem(400, "anti-forgery");
            office.Owner.CsrfToken = Token().Match(body).Groups[1].Value;
            var answer = await office.Owner.PostTextAsync("/elsa/api/workflow-definitions", "{}");
            Assert.DoesNotContain("anti-forgery", answer.Body, StringComparison.Ordinal);
        }
        finally
        {
            office.Owner.CsrfToken = old;
        }
    }

    [Fact]
    public async Task Only_the_Chinese_document_is_translated()
    {
        var chinese = (await office.Owner.GetAsync("/designer/definitions", "text/html")).Body;
        var english = (await office.Second.GetAsync("/designer/definitions", "text/html")).Body;

        Assert.Contains("<html lang=\"zh-CN\">", chinese, StringComparison.Ordinal);
        Assert.Contains("script/translate.js", chinese, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.DoesNotContain("script/translate.js", english, StringComparison.Ordinal);
    }

    /// <summary>A document that is shown in another one's place is compared with it by these.</summary>
    [Fact]
    public async Task A_document_names_the_program_and_the_activities_as_they_are_now()
    {
        var body = (await office.Owner.GetAsync("/designer/definitions", "text/html")).Body;
        var english = (await office.Second.GetAsync("/designer/definitions", "text/html")).Body;

        Assert.Equal((await office.Owner.GetAsync("/elsa/api/descriptors/activities")).Header("ETag"), Meta(body, "activities"));
        Assert.NotEqual(Meta(body, "activities"), Meta(english, "activities"));
        Assert.Matches(@"^\d+\.\d+\.\d+-[0-9a-f]{32}$", Meta(body, "program"));
        Assert.Equal(Meta(body, "program"), Meta(english, "program"));
    }

    [Theory]
    [InlineData("/workflows/definitions", "/designer/definitions")]
    [InlineData("/workflows/definitions/archive-access/edit", "/designer/definitions/archive-access")]
    [InlineData("/workflows/definitions/archive-access/edit?activity=a%22b", "/designer/definitions/archive-access?activity=a%22b")]
    [InlineData("/workflows/instances", "/designer/instances")]
    public async Task The_shells_pages_frame_them_and_keep_the_strict_policy(string page, string document)
    {
        var answer = await office.Owner.GetAsync(page, "text/html");

        Assert.Equal((HttpStatusCode.OK, "DENY"), (answer.Status, answer.Header("X-Frame-Options")));
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains($"src=\"{document}\" data-screen=\"{document}\"", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/workflows/definitions/no-such/edit")]
    [InlineData("/workflows/instances/no-such/view")]
    public async Task What_is_not_there_is_said_by_our_page_and_not_asked_of_the_Studio(string page)
    {
        var answer = await office.Owner.GetAsync(page, "text/html");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.DoesNotContain("<iframe", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_shows_the_designer_to_process_owners_only()
    {
        Assert.Contains("href=\"/workflows/definitions\"", (await office.Owner.GetAsync("/", "text/html")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/workflows/definitions\"", (await office.Staff.GetAsync("/", "text/html")).Body, StringComparison.Ordinal);
    }

    private static string Meta(string document, string name) =>
        WebUtility.HtmlDecode(Regex.Match(document, $"<meta name=\"{name}\" content=\"([^\"]*)\"").Groups[1].Value);

    /// <summary>The scripts among the constants of an assembly, which are UTF-16 at odd or even places.</summary>
    private static IEnumerable<string> InlineScripts(string assembly)
    {
        var bytes = File.ReadAllBytes(assembly);
        return new[] { 0, 1 }.SelectMany(start => InlineScript().Matches(Encoding.Unicode.GetString(bytes, start, bytes.Length - start))).Select(script => script.Groups[1].Value);
    }

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex InlineScript();

    [GeneratedRegex("sha256-[^']+")]
    private static partial Regex Hash();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex("name=\"csrf-token\" content=\"([^\"]+)\"")]
    private static partial Regex Token();
}
