using WorkflowCrm.Crm.Mail.Replies;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Replies;

public sealed class ReplyGrammarTests
{
    [Theory]
    [InlineData("同意")]
    [InlineData("批准")]
    [InlineData("核准")]
    [InlineData("approve")]
    [InlineData("ok")]
    [InlineData("yes")]
    [InlineData("OK")]
    [InlineData("Yes!")]
    [InlineData("  同意。 ")]
    [InlineData("同意！！")]
    [InlineData("同意～")]
    [InlineData("ＯＫ．")]
    [InlineData("\u3000批准，")]
    public void A_word_of_approval_alone_on_the_first_line_approves(string text) =>
        Assert.Equal(new Reply(ReplyIntent.Approve, ""), ReplyGrammar.Read(text));

    [Theory]
    [InlineData("不同意：价格太低", "价格太低")]
    [InlineData("不同意:价格太低", "价格太低")]
    [InlineData("不同意，价格太低", "价格太低")]
    [InlineData("驳回 缺少合同", "缺少合同")]
    [InlineData("拒绝\u3000重复", "重复")]
    [InlineData("reject too expensive", "too expensive")]
    [InlineData("Reject: Too Expensive", "Too Expensive")]
    [InlineData("REJECT, why so much?\nAsk Luo.", "", ReplyIntent.Comment)]
    [InlineData("reject: why so much?", "why so much?")]
    [InlineData("驳回\n原因：没有签字", "原因：没有签字")]
    [InlineData("驳回：\n没有签字\n请补", "没有签字\n请补")]
    [InlineData("驳回：价格\n数量", "价格\n数量")]
    [InlineData("no: too expensive", "too expensive")]
    [InlineData("No.\n\nToo expensive", "Too expensive")]
    [InlineData("驳回：太贵\n谢谢\n罗思远", "太贵")]
    [InlineData("駁回：金額不符", "金額不符")]
    [InlineData("拒絕，重複", "重複")]
    [InlineData("不同意 太貴\n謝謝\n陳", "太貴")]
    public void A_rejection_needs_a_separator_and_a_reason(string text, string reason, ReplyIntent intent = ReplyIntent.Reject) =>
        Assert.Equal(intent == ReplyIntent.Comment ? new Reply(intent, text) : new Reply(intent, reason), ReplyGrammar.Read(text));

    [Theory]
    [InlineData("退回：请补充", "请补充")]
    [InlineData("退回 请补充", "请补充")]
    [InlineData("Return: add the contract", "add the contract")]
    [InlineData("return\nadd the contract", "add the contract")]
    public void A_return_needs_a_separator_and_a_reason(string text, string reason) =>
        Assert.Equal(new Reply(ReplyIntent.Return, reason), ReplyGrammar.Read(text));

    [Theory]
    [InlineData("不同意", ReplyIntent.RejectWithoutReason)]
    [InlineData("no", ReplyIntent.RejectWithoutReason)]
    [InlineData("驳回。", ReplyIntent.RejectWithoutReason)]
    [InlineData("拒绝：", ReplyIntent.RejectWithoutReason)]
    [InlineData("reject: ...", ReplyIntent.RejectWithoutReason)]
    [InlineData("驳回\n\n谢谢！\n罗思远", ReplyIntent.RejectWithoutReason)]
    [InlineData("reject\n\nBest regards,\nLuo Siyuan", ReplyIntent.RejectWithoutReason)]
    [InlineData("駁回\n\n謝謝\n陳大文", ReplyIntent.RejectWithoutReason)]
    [InlineData("拒絕。", ReplyIntent.RejectWithoutReason)]
    [InlineData("退回", ReplyIntent.ReturnWithoutReason)]
    [InlineData("return", ReplyIntent.ReturnWithoutReason)]
    public void A_refusal_without_a_reason_is_understood_and_decides_nothing(string text, ReplyIntent intent) =>
        Assert.Equal(new Reply(intent, ""), ReplyGrammar.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("同意，但是先付款")]
    [InlineData("同意 付款")]
    [InlineData("同意：请办理")]
    [InlineData("同意？")]
    [InlineData("同意……")]
    [InlineData("同意。。。")]
    [InlineData("同意,但是先别发")]
    [InlineData("同意。但是先别发")]
    [InlineData("同意\n但是先别发")]
    [InlineData("同意\n\n请尽快归还\n不过先付款")]
    [InlineData("核准\n　但先付款")]
    [InlineData("approve\nBut only until Friday")]
    [InlineData("ok\nUnless Luo objects")]
    [InlineData("同意吗？")]
    [InlineData("同意嗎？")]
    [InlineData("不同意见")]
    [InlineData("不同意見")]
    [InlineData("不同意見：太貴")]
    [InlineData("不核准")]
    [InlineData("核准嗎？")]
    [InlineData("核准文號")]
    [InlineData("駁回嗎")]
    [InlineData("“同意”")]
    [InlineData("「同意」")]
    [InlineData("『核准』")]
    [InlineData("拒絕率太高")]
    [InlineData("ok but")]
    [InlineData("yes, if it is cheaper")]
    [InlineData("ok...")]
    [InlineData("okay")]
    [InlineData("approved")]
    [InlineData("not ok")]
    [InlineData("!ok")]
    [InlineData("我同意")]
    [InlineData("不同意价格")]
    [InlineData("不批准")]
    [InlineData("I do not approve")]
    [InlineData("no problem")]
    [InlineData("No, go ahead")]
    [InlineData("return flight is booked")]
    [InlineData("Return, on Monday")]
    [InlineData("驳回 可以吗？")]
    [InlineData("reject or approve?")]
    [InlineData("rejected: too dear")]
    [InlineData("\"同意\"")]
    [InlineData("* 同意")]
    [InlineData("同意\u200b")]
    [InlineData("\u200e同意")]
    [InlineData("同意\ufeff")]
    [InlineData("o\u212a")]
    [InlineData("ⓞⓚ")]
    [InlineData("𝐨𝐤")]
    [InlineData("ʏᴇѕ")]
    [InlineData("同\u0301意")]
    [InlineData("您好\n同意")]
    [InlineData("驳回：\u202e低太")]
    public void Everything_else_is_a_comment(string text) => Assert.Equal(new Reply(ReplyIntent.Comment, text), ReplyGrammar.Read(text));

    [Fact]
    public void Further_lines_of_an_approval_are_its_comment() =>
        Assert.Equal(new Reply(ReplyIntent.Approve, "请尽快归还\n\n周雅宁"), ReplyGrammar.Read("\n\n同意\r\n\r\n请尽快归还\r\n\r\n周雅宁\r\n"));

    [Theory]
    [InlineData("请尽快归还，但不急")]
    [InlineData("Butter, Ltd.")]
    public void A_word_that_is_no_reservation_at_the_beginning_of_a_line_takes_nothing_back(string further) =>
        Assert.Equal(new Reply(ReplyIntent.Approve, further), ReplyGrammar.Read("同意\n" + further));
}
