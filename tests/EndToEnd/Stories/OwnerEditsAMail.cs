using Microsoft.Playwright;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Stories;

/// <summary>
/// A process owner rewrites the mail about a new task: he mistypes a placeholder, reads so while he types, mends it, looks at it with the
/// facts of a real request, publishes; the next mail says it so, and after he went back, the one after that no longer.
/// </summary>
public sealed class OwnerEditsAMail(ChromiumBrowser browser)
{
    private const string Archive = "CQXYLC";
    private static readonly Sight s_wide = new();

    [Fact]
    public async Task What_he_publishes_the_next_mail_says()
    {
        await using var host = await RunningHost.StartAsync(Databases.Sqlite);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var archive = await designer.NumberOfAsync(Archive);
        var today = await new ProgramClock(host).TodayAsync();
        var real = await designer.AskForArchiveAsync(archive, today);

        await using var owner = await Visitor.OfAsync(browser, host, "su.wenjing", s_wide);
        await owner.OpensAsync("admin/mail-templates");
        await owner.FollowsAsync("新的待办");
        var text = owner.Page.Locator("#f-TextZh");
        await text.FillAsync("{{recipient}},请您看看“{{titel}}”。\n\n[去看看]({{link}})");
        await owner.SeesAsync("没有占位符“titel”");
        await owner.SeesAsync("中文正文第 1 行第 20 个字符");
        await Screenshots.TakeAsync(owner.Page, "mail-template-finding", s_wide);
        await owner.ClicksAsync("发布");
        await Assertions.Expect(owner.Page.Locator("#problem")).ToContainTextAsync("检查发现错误");
        await Assertions.Expect(text).ToHaveValueAsync("{{recipient}},请您看看“{{titel}}”。\n\n[去看看]({{link}})");

        await PutsInByClickingAsync(owner, text);
        await owner.Page.GetByLabel("用哪一份申请的内容").SelectOptionAsync(real.Number);
        await Assertions.Expect(owner.Page.Locator("#template-subject")).ToContainTextAsync(real.Number);
        var shown = owner.Page.FrameLocator("iframe.mail-preview").Locator("body");
        await Assertions.Expect(shown).ToContainTextAsync("孟凡,请您看看");
        await Assertions.Expect(shown.GetByText("去看看")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(owner.Page.Locator(".template-preview"), "mail-template-preview", s_wide);
        await owner.Page.GetByLabel("手机").CheckAsync();
        await Screenshots.TakeAsync(owner.Page.Locator(".template-preview"), "mail-template-preview-phone", s_wide);

        await owner.Page.GetByLabel("修改说明").FillAsync("更亲切");
        await owner.ClicksAsync("发布");
        await owner.IsToldThatItIsDoneAsync();
        Assert.Contains("请您看看", await MailAboutAsync(host, (await designer.AskForArchiveAsync(archive, today)).Number), StringComparison.Ordinal);

        await owner.ClicksAsync("恢复自带内容");
        await owner.IsToldThatItIsDoneAsync();
        await owner.SeesAsync("更亲切");
        await Screenshots.TakeAsync(owner.Page, "mail-template-versions", s_wide);
        Assert.DoesNotContain("请您看看", await MailAboutAsync(host, (await designer.AskForArchiveAsync(archive, today)).Number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_he_types_is_kept_when_he_leaves_and_without_scripts_the_buttons_do_the_same()
    {
        await using var host = await RunningHost.StartAsync(Databases.Sqlite);
        await using (var owner = await Visitor.OfAsync(browser, host, "su.wenjing", s_wide))
        {
            await owner.OpensAsync("admin/mail-templates/case.approved");
            await owner.Page.Locator("#f-TextEn").FillAsync("Kept without publishing: {{title}}");
            await owner.OpensAsync("admin/mail-templates"); // at once: the page sends it as it goes
        }

        await using (var quick = await Visitor.OfAsync(browser, host, "su.wenjing", s_wide))
        {
            var typed = new TaskCompletionSource();
            await quick.Page.RouteAsync("**/js/drafts*.js", async route =>
            {
                await typed.Task;
                await route.ContinueAsync();
            });
            await quick.Page.GotoAsync("admin/mail-templates/case.rejected", new() { WaitUntil = WaitUntilState.Commit });
            try
            {
                await quick.Page.Locator("#f-TextEn").FillAsync("Typed before the page was ready: {{title}}");
            }
            finally
            {
                typed.SetResult();
            }

            await Assertions.Expect(quick.Page.Locator("[data-draft-state]").First).Not.ToBeEmptyAsync();
        }

        await using var plain = await Visitor.OfAsync(browser, host, "su.wenjing", new Sight(Scripts: false));
        await Eventually.HoldsAsync(async () =>
        {
            await plain.OpensAsync("admin/mail-templates/case.approved");
            Assert.Contains("Kept without publishing", await plain.Page.Locator("#f-TextEn").InputValueAsync(), StringComparison.Ordinal);
        });
        await plain.OpensAsync("admin/mail-templates/case.rejected");
        Assert.Contains("Typed before the page was ready", await plain.Page.Locator("#f-TextEn").InputValueAsync(), StringComparison.Ordinal);
        await plain.SeesAsync("还没有发布的内容");
        await plain.Page.Locator("#f-TextZh").FillAsync("{{titel}}");
        await plain.ClicksAsync("检查并预览");
        await plain.SeesAsync("没有占位符“titel”");
        await plain.Page.Locator("#f-TextZh").FillAsync("没有脚本:{{title}}");
        await plain.ClicksAsync("检查并预览");
        await Assertions.Expect(plain.Page.FrameLocator("iframe.mail-preview").Locator("body")).ToContainTextAsync("没有脚本:");
    }

    /// <summary>He selects the wrong word and clicks the right one in the list.</summary>
    private static async Task PutsInByClickingAsync(Visitor owner, ILocator text)
    {
        await text.EvaluateAsync("field => { const at = field.value.indexOf('{{titel}}'); field.focus(); field.setSelectionRange(at, at + 9); }");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "title", Exact = true }).ClickAsync();
        await Assertions.Expect(text).ToHaveValueAsync("{{recipient}},请您看看“{{title}}”。\n\n[去看看]({{link}})");
    }

    /// <summary>The text of the mail that the approver gets about the request, once it has gone out.</summary>
    private static async Task<string> MailAboutAsync(RunningHost host, string number)
    {
        MailInfo? mail = null;
        await Eventually.HoldsAsync(async () =>
        {
            mail = (await new Mailbox(host).ToAsync("meng.fan")).FirstOrDefault(m => m.Subject.Contains(number, StringComparison.Ordinal));
            Assert.NotNull(mail);
        });
        return mail!.Text;
    }
}
