using System.Net;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Api;

public sealed class CustomerTests(RunningCompany company) : IClassFixture<RunningCompany>, IAsyncLifetime
{
    private readonly WorkflowCrmApp _app = company.App;
    private Caller _designer = null!;

    public async ValueTask InitializeAsync() => _designer = await _app.SignInAs(SmallCompany.Designer);

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task The_register_shows_what_everybody_may_see_and_no_more()
    {
        var answer = await _designer.GetAsync("/api/customers");
        Assert.Equal(2, answer.Json["total"]!.GetValue<int>());
        var row = answer.Items.Single(c => c["number"]!.GetValue<string>() == SmallCompany.CompanyArchive);
        Assert.Equal(["department", "grade", "name", "number", "owner", "tier"], row.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal("strategic", row["tier"]!.GetValue<string>());
        Assert.Equal("A", row["grade"]!.GetValue<string>());
        Assert.Equal("唐一鸣", row["owner"]!["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("q=青禾", 1)]
    [InlineData("q=sxqhkj", 1)]
    [InlineData("q=CQXYL", 1)]
    [InlineData("q=%25", 0)]
    [InlineData("q=' OR 1=1 --", 0)]
    [InlineData("tier=strategic", 1)]
    [InlineData("tier=Strategic&grade=a", 1)]
    [InlineData("grade=D&department=S", 1)]
    [InlineData("department=J", 0)]
    [InlineData("q=%00", 0)]
    public async Task The_register_is_searched_and_filtered(string query, int found) =>
        Assert.Equal(found, (await _designer.GetAsync("/api/customers?" + query)).Json["total"]!.GetValue<int>());

    [Theory]
    [InlineData("tier=9", "tier")]
    [InlineData("grade=F", "grade")]
    public async Task A_filter_that_means_nothing_is_a_422(string query, string field) =>
        Assert.NotNull((await _designer.GetAsync("/api/customers?" + query)).Problem(422, "invalid-fields")["errors"]![field]);

    [Fact]
    public async Task A_card_shows_the_public_part_and_whether_one_may_read_on()
    {
        var answer = await _designer.GetAsync($"/api/customers/{SmallCompany.CompanyArchive}");
        Assert.Equal("none", answer.Json["archiveAccess"]!.GetValue<string>());
        Assert.Equal("company", answer.Json["archiveLevel"]!.GetValue<string>());
        Assert.DoesNotContain("SECRET", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("1200000", answer.Body, StringComparison.Ordinal);
        var owner = await _app.SignInAs(SmallCompany.Salesman);
        Assert.Equal("owner", (await owner.GetAsync($"/api/customers/{SmallCompany.CompanyArchive}")).Json["archiveAccess"]!.GetValue<string>());
        (await _designer.GetAsync("/api/customers/none")).Problem(404, "unknown-customer");
        (await _designer.GetAsync("/api/customers/none/archive")).Problem(404, "unknown-customer");
    }

    [Fact]
    public async Task A_refused_archive_names_the_process_to_start_and_reveals_nothing()
    {
        var answer = await _designer.GetAsync($"/api/customers/{SmallCompany.CompanyArchive}/archive");
        var problem = answer.Problem(403, "archive-access-required");
        Assert.Equal("archive-access", problem["process"]!.GetValue<string>());
        Assert.DoesNotContain("SECRET", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_reads_the_confidential_part()
    {
        var opened = await (await _app.SignInAs(SmallCompany.Salesman)).GetAsync($"/api/customers/{SmallCompany.DepartmentArchive}/archive");
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Equal("owner", opened.Json["basis"]!.GetValue<string>());
        Assert.Equal(50_000m, opened.Json["creditLimit"]!.GetValue<decimal>());
        Assert.Contains("no-store", opened.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Openings_and_refusals_are_in_the_audit_trail_which_is_for_auditors_and_whole()
    {
        await _designer.GetAsync($"/api/customers/{SmallCompany.CompanyArchive}/archive");
        (await _designer.GetAsync("/api/audit")).Problem(403, "auditors-only");
        var auditor = await _app.SignInAs(SmallCompany.Auditor);
        var audit = await auditor.GetAsync($"/api/audit?subject=customer/{SmallCompany.CompanyArchive}");
        Assert.Contains(audit.Items, e => e["action"]!.GetValue<string>() == "archive.refused" && e["actor"]!["userName"]!.GetValue<string>() == SmallCompany.Designer);
        Assert.True(audit.Json["verification"]!["whole"]!.GetValue<bool>());
        Assert.Null(audit.Json["verification"]!["brokenAt"]);
    }
}
