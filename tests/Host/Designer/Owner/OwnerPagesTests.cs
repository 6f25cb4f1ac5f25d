using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Pages;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Editing;
using WorkflowCrm.Storage.Definitions.Reading;

namespace WorkflowCrm.Host.Tests.Designer.Owner;

/// <summary>The owner's pages with two people for each publication: Luo redraws, Ye confirms.</summary>
public sealed class OwnerPagesTests : IAsyncLifetime
{
    private const string Process = "/admin/processes/archive-access";
    private WorkflowCrmApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WorkflowCrmApp.StartAsync(configure: builder => builder.Configuration["Publishing:TwoPeople"] = "true");
        await _app.AppointOwner(SmallCompany.MarketingManager);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/admin/processes")]
    [InlineData(Process)]
    [InlineData(Process + "/simulate")]
    public async Task Pages_open_for_owners_in_both_languages_and_for_nobody_else(string path)
    {
        foreach (var language in Host.Texts.Languages)
        {
            var answer = await new Browser(await _app.SignInAs(SmallCompany.MarketingManager, language)).OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains($"<html lang=\"{language}\">", answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await new Browser(await _app.SignInAs(SmallCompany.Keeper)).OpenAsync(path)).Status);
    }

    [Fact]
    public async Task What_is_not_there_and_what_is_the_programs_own_is_said_on_a_page()
    {
        var browser = new Browser(await _app.SignInAs(SmallCompany.MarketingManager));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/admin/processes/none")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/admin/processes/publish-definition")).Status);
        Assert.DoesNotContain("publish-definition", (await browser.OpenAsync("/admin/processes")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("publish-definition", (await browser.OpenAsync("/requests/new")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_shown_asked_for_confirmed_by_somebody_else_and_told_in_the_audit()
    {
        await EditAsync("manager-of-requester", "leader-of-requester");
        var owner = new Browser(await _app.SignInAs(SmallCompany.MarketingManager));
        var page = Browser.Seen(await owner.OpenAsync(Process));
        Assert.Contains("“部门经理签字”的“审批人”", page, StringComparison.Ordinal);
        Assert.Contains("leader-of-requester", page, StringComparison.Ordinal);

        var asked = await owner.SendAsync(Process, Process, ("action", "publish"), ("reason", "经理太忙"));
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.Contains("等待确认", Browser.Seen(await owner.OpenAsync(Process)), StringComparison.Ordinal);
        Assert.Equal(1, (await FindAsync(VersionOptions.Published)).Version);

        var keeper = await _app.SignInAs(SmallCompany.Keeper);
        var number = (await keeper.GetAsync("/api/tasks")).Items.Single()["requestNumber"]!.GetValue<string>();
        var confirm = Browser.Seen(await new Browser(keeper).OpenAsync($"/requests/{number}"));
        Assert.Contains("“部门经理签字”的“审批人”", confirm, StringComparison.Ordinal);
        Assert.Contains("经理太忙", confirm, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _app.Approve(keeper, number)).Status);
        Assert.Equal(2, (await FindAsync(VersionOptions.Published)).Version);

        var audit = Browser.Seen(await new Browser(keeper).OpenAsync("/audit?subject=definition/archive-access"));
        Assert.Contains("“部门经理签字”的“审批人”", audit, StringComparison.Ordinal);
        Assert.Contains("发布流程", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_lead_to_their_activity_in_the_drawing()
    {
        await EditAsync("\"manager-of-requester\"", "\"nobody-in-particular\"", document =>
            document["root"]!["connections"]!.AsArray().RemoveAt(1));
        var owner = new Browser(await _app.SignInAs(SmallCompany.MarketingManager));
        var page = await owner.OpenAsync(Process);
        Assert.Contains("activity=Workflow1%3Aroute%3A", page.Body, StringComparison.Ordinal);
        var marked = await owner.OpenAsync($"{Process}?activity={Uri.EscapeDataString("Workflow1:route:level")}");
        Assert.Contains("diagram-here", marked.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_versions_and_the_shipped_one_can_be_compared_and_an_old_one_taken_back_to_a_draft()
    {
        await EditAsync("1wd", "2wd");
        var owner = new Browser(await _app.SignInAs(SmallCompany.MarketingManager));
        Assert.Contains("2wd", Browser.Seen(await owner.OpenAsync($"{Process}?from=shipped&to=2")), StringComparison.Ordinal);
        Assert.Contains("没有差异", Browser.Seen(await owner.OpenAsync($"{Process}?from=shipped&to=1")), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await owner.SendAsync(Process, Process, ("action", "revert:1"))).Status);
        Assert.Equal(3, (await FindAsync(VersionOptions.Latest)).Version);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SendAsync(Process, Process, ("action", "take-over"))).Status);
        Assert.True((await FindAsync(VersionOptions.Latest)).IsShipped);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SendAsync(Process, Process, ("action", "delete-version:2"), ("reason", "不要了"))).Status);
        Assert.Null(await With(library => library.FindAsync("archive-access", VersionOptions.Of(2), CancellationToken.None)));
    }

    [Fact]
    public async Task An_offer_of_an_upgrade_can_be_declined_and_is_then_offered_no_more()
    {
        await EditAsync("1wd", "2wd");
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_app.DataDirectory, "workflowcrm.db")}"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await RowsAsync(connection, "UPDATE definitions SET shipped_hash = 'before' WHERE definition_id = 'archive-access' AND shipped_hash IS NOT NULL");
        }

        var owner = new Browser(await _app.SignInAs(SmallCompany.MarketingManager));
        Assert.Contains("有新的自带版本", Browser.Seen(await owner.OpenAsync("/admin/processes")), StringComparison.Ordinal);
        Assert.Contains("保留公司的版本", Browser.Seen(await owner.OpenAsync(Process)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SendAsync(Process, Process, ("action", "keep-mine"))).Status);

        var page = Browser.Seen(await owner.OpenAsync(Process));
        Assert.Contains("没有采用这个自带版本", page, StringComparison.Ordinal);
        Assert.DoesNotContain("有新的自带版本", page, StringComparison.Ordinal);
        Assert.DoesNotContain("有新的自带版本", Browser.Seen(await owner.OpenAsync("/admin/processes")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await owner.SendAsync(Process, Process, ("action", "keep-mine"))).Status);
        var audit = Browser.Seen(await new Browser(await _app.SignInAs(SmallCompany.Keeper)).OpenAsync("/audit?subject=definition/archive-access"));
        Assert.Contains("不采用新的自带版本", audit, StringComparison.Ordinal);
        Assert.Contains("保留公司自己的版本", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retracting_needs_a_reason_and_comes_back_with_what_was_typed()
    {
        var owner = new Browser(await _app.SignInAs(SmallCompany.MarketingManager));
        var refused = await owner.SendAsync(Process, Process, ("action", "retract"), ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请写明原因", Browser.Seen(refused), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SendAsync(Process, Process, ("action", "retract"), ("reason", "停办"))).Status);
        Assert.Null(await With(library => library.FindAsync("archive-access", VersionOptions.Published, CancellationToken.None)));
    }

    [Fact]
    public async Task Without_anybody_else_who_could_confirm_the_refusal_says_what_to_do()
    {
        await EditAsync("1wd", "2wd");
        await _app.Dismiss(SmallCompany.Keeper);
        var owner = new Browser(await _app.SignInAs(SmallCompany.MarketingManager));
        var refused = await owner.SendAsync(Process, Process, ("action", "publish"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Publishing__TwoPeople", Browser.Seen(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trying_it_tells_the_tasks_and_takes_other_decisions_the_next_time_and_touches_nothing()
    {
        var path = $"{Process}/simulate";
        var owner = new Browser(await _app.SignInAs(SmallCompany.MarketingManager));
        var before = await ContentAsync();
        Assert.Contains(before, table => table.StartsWith("definitions 3 ", StringComparison.Ordinal));
        (string, string)[] form =
        [
            ("version", "1"), ("requester", SmallCompany.IdOf(SmallCompany.Designer)), ("f.customer", SmallCompany.CompanyArchive), ("f.scope", "contract"),
            ("f.purpose", "准备提案"), ("f.manner", "online"), ("f.from", "2026-12-01"), ("f.to", "2026-12-20"), ("f.undertaking", "true"), ("start", "2026-12-01T09:30"),
        ];
        var first = await owner.SendAsync(path, path, [.. form, ("action", "run")]);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        var told = Browser.Seen(first);
        Assert.Contains("部门经理签字", told, StringComparison.Ordinal);
        Assert.Contains("林致远", told, StringComparison.Ordinal);
        Assert.Contains("走到了头", told, StringComparison.Ordinal);
        Assert.Contains("diagram-done", first.Body, StringComparison.Ordinal);

        var second = await owner.SendAsync(path, path, [.. form, ("action", "run"), ("d.0.step", "部门经理签字"), ("d.0.outcome", "Rejected"), ("d.0.comment", "没有必要"), ("d.0.after", "3wh")]);
        var other = Browser.Seen(second);
        Assert.Contains("没有必要", other, StringComparison.Ordinal);
        Assert.DoesNotContain("总经理批准</strong>", second.Body, StringComparison.Ordinal);
        Assert.Equal(before, await ContentAsync());
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_the_form_as_it_was_filled()
    {
        var path = $"{Process}/simulate";
        var owner = new Browser(await _app.SignInAs(SmallCompany.MarketingManager));
        var refused = await owner.SendAsync(path, path, ("action", "run"), ("seed", "many"), ("f.purpose", "<b>为什么</b>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("随机数必须是整数", Browser.Seen(refused), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>为什么", refused.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SendAsync(path, path, ("action", "run"))).Status);
    }

    /// <summary>Each table with its number of rows and a hash of all that is in them.</summary>
    private async Task<List<string>> ContentAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_app.DataDirectory, "workflowcrm.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        var content = new List<string>();
        foreach (var table in await RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        {
            var rows = await RowsAsync(connection, $"SELECT * FROM \"{table}\"");
            content.Add($"{table} {rows.Count} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}");
        }

        return content;
    }

    private static async Task<List<string>> RowsAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of our own tables
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }

    /// <summary>The owner saves the published text with one thing written differently.</summary>
    private async Task EditAsync(string from, string to, Action<System.Text.Json.Nodes.JsonObject>? edit = null)
    {
        var published = await FindAsync(VersionOptions.Published);
        var text = WorkflowDefinition.Parse(published.Definition.ToJson().Replace(from, to, StringComparison.Ordinal));
        await using var scope = _app.Services.CreateAsyncScope();
        var saved = await scope.ServiceProvider.GetRequiredService<EditDefinition>().SaveAsync(
            (edit is null ? text : text.Change(edit)).ToJson(), published.Stamp, new ChangeBy(SmallCompany.IdOf(SmallCompany.MarketingManager)), CancellationToken.None);
        Assert.True(saved.Succeeded, saved.Problem?.Code);
    }

    private async Task<StoredDefinition> FindAsync(VersionOptions which) => (await With(library => library.FindAsync("archive-access", which, CancellationToken.None)))!;

    private async Task<T> With<T>(Func<DefinitionLibrary, Task<T>> read)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<DefinitionLibrary>());
    }
}
