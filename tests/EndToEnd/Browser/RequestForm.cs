namespace WorkflowCrm.EndToEnd.Tests.Browser;

/// <summary>The form of an archive-access request, filled in as a person does.</summary>
public static class RequestForm
{
    /// <summary>Starts at the customer's card and ends on the page of the request that was sent.</summary>
    /// <returns>The request's number.</returns>
    public static async Task<string> AsksForArchiveAsync(this Visitor visitor, string customerNumber, string purpose)
    {
        await visitor.OpensAsync($"customers/{customerNumber}");
        await visitor.FollowsAsync("申请查阅");
        await visitor.FillsInAsync(purpose);
        await visitor.ClicksAsync("下一步");
        await visitor.SeesAsync("请核对");
        await visitor.ClicksAsync("提交申请");
        return await visitor.RequestNumberAsync();
    }

    public static async Task FillsInAsync(this Visitor visitor, string purpose)
    {
        await visitor.Page.GetByLabel("合同", new() { Exact = true }).CheckAsync();
        await visitor.Page.GetByLabel("查阅目的").FillAsync(purpose);
        await visitor.Page.GetByLabel("我承诺只读查阅").CheckAsync();
    }
}
