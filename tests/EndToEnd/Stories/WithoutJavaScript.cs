using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Stories;

/// <summary>The main way works with JavaScript switched off.</summary>
public sealed class WithoutJavaScript(SharedHosts hosts, ChromiumBrowser browser)
{
    private static readonly Sight s_plain = new(Scripts: false);

    [Fact]
    public async Task Asking_finding_the_customer_deciding_and_handing_on()
    {
        var host = await hosts.OnAsync(Databases.Sqlite);
        await using var designer = await Visitor.ArrivesAsync(browser, host, s_plain);
        await designer.OpensAsync("requests/new");
        await designer.SignInAsync("jiang.yinuo");
        await designer.FollowsAsync("客户档案查阅");
        await designer.Page.GetByLabel("客户编号").FillAsync("CSHMCJ");
        await designer.ClicksAsync("查找");
        await designer.Page.GetByText("长沙禾木川家居有限公司").ClickAsync();
        await designer.ClicksAsync("下一步");
        await designer.SeesAsync("有内容需要更正"); // kept, with the message beside the field
        await designer.FillsInAsync("没有脚本也能申请");
        await designer.ClicksAsync("下一步");
        await designer.ClicksAsync("提交申请");
        var number = await designer.RequestNumberAsync();

        await using var manager = await Visitor.OfAsync(browser, host, "meng.fan", s_plain);
        await manager.OpensAsync($"requests/{number}");
        await manager.ClicksAsync("不同意");
        await manager.SeesAsync("请写明理由");
        await manager.Page.GetByLabel("意见").FillAsync("请先说明用途");
        await manager.ClicksAsync("退回");
        await manager.IsToldThatItIsDoneAsync();

        await designer.OpensAsync($"requests/{number}");
        await designer.SeesAsync("请先说明用途");
        await designer.Page.GetByLabel("查阅目的").FillAsync("年度方案");
        await designer.ClicksAsync("提交");
        await designer.SeesAsync("修改后重新提交");
    }
}
