using System.Text.Json;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Templates;

public sealed class EditMailTemplateTests : IDisposable
{
    private static readonly TemplateName s_welcome = new("欢迎", "Welcome");
    private readonly TemplateRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Only_process_owners_change_anything()
    {
        const string Manager = Company.DesignManager;
        var change = TemplateRoom.Change(0, person: Manager);
        Result<MailTemplateVersion>[] tried =
        [
            await _room.Edit.SaveAsync(change, TemplateRoom.Content(), TemplateName.None, CrmWorld.Token),
            await _room.Edit.AddAsync(change with { Key = "case.welcome" }, TemplateRoom.Content(), s_welcome, CrmWorld.Token),
            await _room.Edit.RevertAsync(change, 1, CrmWorld.Token),
            await _room.Edit.ResetAsync(change, CrmWorld.Token),
            await _room.Edit.KeepAsync(change, CrmWorld.Token),
            await _room.Edit.RemoveAsync(change, CrmWorld.Token),
        ];
        Assert.All(tried, result => Assert.Equal((ProblemKind.Forbidden, "process-owners-only"), (result.Problem!.Kind, result.Problem.Code)));
        Assert.Empty(_room.Store.Versions);
    }

    [Fact]
    public async Task A_published_text_goes_out_and_stands_in_the_audit_with_what_differs()
    {
        var saved = await _room.Edit.SaveAsync(TemplateRoom.Change(0, reason: "更亲切"), TemplateRoom.Content("请看:{{title}}", "See: {{title}}"), TemplateName.None, CrmWorld.Token);
        Assert.Equal(1, saved.Value.Version);
        Assert.StartsWith("请看:查阅", await _room.TextAsync(), StringComparison.Ordinal);
        var entry = Assert.Single(_room.World.Data.Audit);
        Assert.Equal((TemplateRoom.Owner, "mail-template.published", "mail-template/task.assigned"), (entry.ActorId, entry.Action, entry.Subject));
        var detail = JsonDocument.Parse(entry.Detail).RootElement;
        Assert.Equal("更亲切", detail.GetProperty("reason").GetString());
        Assert.Contains(detail.GetProperty("lines").EnumerateArray(), line => line.GetProperty("Text").GetString() == "请看:{{title}}");
    }

    [Fact]
    public async Task Of_two_owners_at_once_the_second_is_told_who_was_first()
    {
        await _room.SaveAsync(0, "第一");
        var second = await _room.SaveAsync(0, "第二");
        Assert.Equal((ProblemKind.Conflict, "mail-template-changed", TemplateRoom.Owner), (second.Problem!.Kind, second.Problem.Code, second.Problem.Args["person"]));
        Assert.Equal("1", second.Problem.Args["version"]);
        Assert.True((await _room.SaveAsync(1, "第二")).Succeeded);
        Assert.Equal(2, _room.Store.Versions.Count);
    }

    [Fact]
    public async Task A_text_with_errors_or_without_a_change_is_not_published()
    {
        Assert.Equal("mail-template-findings", (await _room.SaveAsync(0, "{{titel}}")).Problem!.Code);
        var same = await _room.Edit.SaveAsync(TemplateRoom.Change(0), _room.Shipped.ContentOf(TemplateRoom.Assigned)!, TemplateName.None, CrmWorld.Token);
        Assert.Equal("mail-template-unchanged", same.Problem!.Code);
        Assert.Equal("unknown-mail-template", (await _room.SaveAsync(0, "好", "case.unheard")).Problem!.Code);
        Assert.Empty(_room.Store.Versions);
        Assert.Empty(_room.World.Data.Audit);
    }

    [Fact]
    public async Task Reverting_and_setting_back_add_versions_and_lose_none()
    {
        await _room.SaveAsync(0, "第一");
        await _room.SaveAsync(1, "第二");
        var reverted = (await _room.Edit.RevertAsync(TemplateRoom.Change(2), 1, CrmWorld.Token)).Value;
        Assert.Equal((3, TemplateOrigin.Reverted, 1, "第一"), (reverted.Version, reverted.Origin, reverted.CopyOf, reverted.TextZh));
        Assert.Contains("第一", await _room.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(TemplateOrigin.Shipped, (await _room.Edit.ResetAsync(TemplateRoom.Change(3), CrmWorld.Token)).Value.Origin);
        Assert.Contains("孟凡您好", await _room.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(["第一", "第二", "第一"], _room.Store.Versions.Take(3).Select(v => v.TextZh));
        Assert.Equal("mail-template-unchanged", (await _room.Edit.ResetAsync(TemplateRoom.Change(4), CrmWorld.Token)).Problem!.Code);
        Assert.Equal("unknown-mail-template-version", (await _room.Edit.RevertAsync(TemplateRoom.Change(4), 9, CrmWorld.Token)).Problem!.Code);
        Assert.Equal("mail-template-changed", (await _room.Edit.RevertAsync(TemplateRoom.Change(2), 1, CrmWorld.Token)).Problem!.Code);
    }

    [Fact]
    public async Task An_upgrade_is_offered_and_overwrites_nothing()
    {
        await _room.SaveAsync(0, "我们的");
        Assert.False((await _room.EntryAsync()).HasOffer);
        var upgraded = Upgraded(_room.Store);
        Assert.True((await upgraded.EntryAsync()).HasOffer);
        Assert.Contains("我们的", await upgraded.TextAsync(), StringComparison.Ordinal);
        await upgraded.SaveAsync(1, "我们的新的");
        Assert.True((await upgraded.EntryAsync()).HasOffer);
        var kept = (await upgraded.Edit.KeepAsync(TemplateRoom.Change(2), CrmWorld.Token)).Value;
        Assert.Equal((TemplateOrigin.Kept, "我们的新的"), (kept.Origin, kept.TextZh));
        Assert.False((await upgraded.EntryAsync()).HasOffer);
        Assert.Equal("mail-template-no-offer", (await upgraded.Edit.KeepAsync(TemplateRoom.Change(3), CrmWorld.Token)).Problem!.Code);
        upgraded.Dispose();
    }

    [Fact]
    public async Task What_was_set_back_follows_upgrades()
    {
        await _room.SaveAsync(0, "我们的");
        await _room.Edit.ResetAsync(TemplateRoom.Change(1), CrmWorld.Token);
        using var upgraded = Upgraded(_room.Store);
        Assert.False((await upgraded.EntryAsync()).HasOffer);
        Assert.Contains("新版自带", await upgraded.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_company_adds_templates_and_removes_those_that_no_published_process_sends()
    {
        var change = TemplateRoom.Change(0, "case.welcome");
        Assert.True((await _room.Edit.AddAsync(change, TemplateRoom.Content("欢迎{{applicant}}", "Welcome {{applicant}}"), s_welcome, CrmWorld.Token)).Succeeded);
        Assert.Equal("mail-template-exists", (await _room.Edit.AddAsync(change, TemplateRoom.Content(), s_welcome, CrmWorld.Token)).Problem!.Code);
        Assert.True((await _room.EntryAsync("case.welcome")).IsOwn);

        _room.Uses.Uses.Add(new TemplateUse("case.welcome", "p", "接待", IsPublished: true, []));
        var used = await _room.Edit.RemoveAsync(change with { Expected = 1 }, CrmWorld.Token);
        Assert.Equal(("mail-template-in-use", "接待"), (used.Problem!.Code, used.Problem.Args["processes"]));
        _room.Uses.Uses.Clear();
        Assert.True((await _room.Edit.RemoveAsync(change with { Expected = 1 }, CrmWorld.Token)).Succeeded);
        Assert.DoesNotContain(await _room.Shelf.ListAsync(CrmWorld.Token), entry => entry.Key == "case.welcome");
        Assert.StartsWith("欢迎", await _room.TextAsync("case.welcome"), StringComparison.Ordinal); // for what is on its way
        Assert.True((await _room.Edit.AddAsync(change, TemplateRoom.Content(), s_welcome, CrmWorld.Token)).Succeeded);
        Assert.Equal([1, 2, 3], _room.Store.Versions.Select(v => v.Version));
        Assert.Equal("mail-template-not-own", (await _room.Edit.RemoveAsync(TemplateRoom.Change(0), CrmWorld.Token)).Problem!.Code);
    }

    [Theory]
    [InlineData("welcome")]
    [InlineData("Case.welcome")]
    [InlineData("case..welcome")]
    [InlineData("case.welcome.")]
    [InlineData("case.欢迎")]
    [InlineData("task.welcome")]
    [InlineData("mail.welcome")]
    [InlineData("case.approved")]
    [InlineData("../../etc.hbs")]
    public async Task A_key_is_small_dotted_and_the_companys_own(string key) => Assert.Equal(
        "mail-template-key", (await _room.Edit.AddAsync(TemplateRoom.Change(0, key), TemplateRoom.Content(), s_welcome, CrmWorld.Token)).Problem!.Code);

    [Fact]
    public async Task What_a_process_adds_may_be_used_by_the_template_that_it_sends_and_by_no_other()
    {
        _room.Uses.Uses.Add(new TemplateUse("case.welcome", "p", "接待", IsPublished: false, ["room"]));
        Assert.True((await _room.Edit.AddAsync(TemplateRoom.Change(0, "case.welcome"), TemplateRoom.Content("{{room}}", "{{room}}"), s_welcome, CrmWorld.Token)).Succeeded);
        Assert.Equal("mail-template-findings", (await _room.SaveAsync(0, "{{room}}", "case.approved")).Problem!.Code);
        Assert.Equal("mail-template-name", (await _room.Edit.AddAsync(TemplateRoom.Change(0, "case.other"), TemplateRoom.Content(), new TemplateName("名", " "), CrmWorld.Token)).Problem!.Code);
    }

    private static TemplateRoom Upgraded(MemoryMailTemplates store)
    {
        var texts = new Dictionary<string, string>(ShippedMails.Texts) { [TemplateRoom.Assigned] = "subject-zh: 新\nsubject-en: new\n--- zh\n新版自带\n--- en\nnew\n" };
        var room = new TemplateRoom(new MailTemplates(texts));
        room.Store.Versions.AddRange(store.Versions);
        return room;
    }
}
