using WorkflowCrm.Crm.Mail.Replies;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Replies;

public sealed class NewTextTests
{
    [Theory]
    [InlineData("同意\n\n> 您好\n> 请审批")]
    [InlineData("同意\r\n\r\nOn Wed, 25 Nov 2026 at 10:00, Workflow <w@crm.example> wrote:\r\n\r\n> 您好")]
    [InlineData("同意\n\nOn Wed, 25 Nov 2026 at 10:00, Workflow <\nw@crm.example> wrote:\n> 您好")]
    [InlineData("同意\n\n在 2026年11月25日，10:00，流程中心 <w@crm.example> 写道：\n您好，请审批")]
    [InlineData("同意\n\n流程中心 <w@crm.example> 于2026年11月25日周三\n10:00写道：\n\n您好，请审批")]
    [InlineData("同意\n\nAt 2026-11-25 10:00:00, \"流程中心\" <w@crm.example> wrote:\n您好，请审批")]
    [InlineData("同意\n\n发件人：流程中心\n发送时间：2026年11月25日\n收件人：周雅宁\n主题：待审批\n\n您好")]
    [InlineData("同意\n\n*From:* Workflow\n*Sent:* Wednesday\n*To:* Zhou\n*Subject:* Waiting\n\nHello")]
    [InlineData("同意\n-----Original Message-----\nFrom: Workflow\nHello")]
    [InlineData("同意\n------------------ 原始邮件 ------------------\n您好")]
    [InlineData("同意\n________________________________\nHello")]
    [InlineData("同意\n\n发自我的 iPhone")]
    [InlineData("同意\n\nSent from my iPhone\n\n> 您好")]
    [InlineData("同意\n\nGet Outlook for iOS<https://mail.example/app>\n")]
    [InlineData("同意\n\n从我的华为手机发送")]
    [InlineData("同意\n\n從我的 iPhone 傳送")]
    [InlineData("同意\n\n從我的電腦傳送")]
    [InlineData("同意\n\n本郵件及其附件含有機密資訊\n請勿轉寄")]
    [InlineData("同意\n------- 原始訊息 -------\n您好")]
    [InlineData("同意\n\n於 2026年11月25日 流程中心 <w@crm.example> 寫道：\n您好")]
    [InlineData("同意\n-- \n周雅宁\nok")]
    [InlineData("同意\n--\n周雅宁")]
    [InlineData("同意\n\n本邮件及其附件含有保密信息\n不得转发")]
    [InlineData("On 25/11/2026 10:00, Workflow wrote:\n> 您好\n> 请审批\n\n同意\n-- \n周雅宁")]
    [InlineData("> 您好\n同意\n> 请审批")]
    public void Only_what_the_sender_wrote_is_left(string text) => Assert.Equal("同意", NewText.Of(text));

    [Theory]
    [InlineData("不同意：请看 a@corp.example 的意见\nOn 25 Nov 2026 Workflow wrote:\nHello", "不同意：请看 a@corp.example 的意见")]
    [InlineData("From: here it is far\nto go", "From: here it is far\nto go")]
    [InlineData("He wrote:\nyes", "He wrote:\nyes")]
    [InlineData("收到\n\n\n\n我看看", "收到\n\n我看看")]
    [InlineData("主题：周末\n同意", "主题：周末\n同意")]
    [InlineData("从我的角度看，不行\n同意", "从我的角度看，不行\n同意")]
    [InlineData("来自我的建议\n同意", "来自我的建议\n同意")]
    [InlineData("從我的角度看，不行\n同意", "從我的角度看，不行\n同意")]
    [InlineData("Sent from my office: not yet\nok", "Sent from my office: not yet\nok")]
    public void What_only_looks_like_a_quotation_stays(string text, string expected) => Assert.Equal(expected, NewText.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("> 同意")]
    [InlineData("\n\n-- \nok")]
    [InlineData("------------------\n同意")]
    [InlineData("发件人：流程中心\n发送时间：今天\n收件人：周雅宁\n\n同意")]
    [InlineData("在 2026年11月25日 流程中心 写道：\n同意")]
    public void A_mail_without_words_of_its_own_has_none(string text) => Assert.Equal("", NewText.Of(text));

    [Fact]
    public void It_takes_nothing_that_does_not_stand_in_the_mail()
    {
        var random = new Random(7);
        string[] pieces = ["同意\n", "> ", "On 1 ", "wrote:\n", "-- \n", "发件人：x\n", "主题：x\n", "To: y\n", "text\n", "\n", "a@b.c", "Sent from my x\n", "-----\n", " "];
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var own = NewText.Of(text).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Subset(text.Split('\n').Select(line => line.Trim()).Where(line => !line.StartsWith('>')).ToHashSet(), own.ToHashSet());
        }
    }
}
