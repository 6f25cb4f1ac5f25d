using System.Text;

namespace WorkflowCrm.Fuzz.Mutation;

/// <summary>Makes texts of replies: the words that decide, what stands around them, and quotations.</summary>
internal static class ReplyMutation
{
    private static readonly string[] s_pieces =
    [
        "同意", "批准", "approve", "ok", "yes", "不同意", "驳回", "拒绝", "核准", "駁回", "拒絕", "嗎", "意見", "reject", "no", "退回", "return", "OK", "Yes", "ＯＫ", "不", "我", "吗", "但是", " but ", "not ", "价格太低", "too expensive", "谢谢", "张",
        " ", "\u3000", "\u00a0", "\t", "\n", "\n\n", "\r\n", ":", "：", ",", "，", "。", ".", "…", "!", "！", "?", "？", "~", "-", "\"", "*", "> ", ">> ", "＞",
        "\u200b", "\u202e", "\u2066", "\ufeff", "\u0301", "\u212a", "\u3164", "\u2028", "\u0085", "\0", "\ud800", "\ufffd", "𝐨𝐤", "ⓞⓚ",
        "On Wed, 25 Nov 2026 at 10:00, Workflow <w@crm.example> wrote:\n", "On 25 Nov 2026 Workflow <\n", "w@crm.example> wrote:\n", "在 2026年11月25日，流程中心 写道：\n", "流程中心 <w@crm.example> 于2026年\n", "10:00写道：\n",
        "发件人：流程中心\n", "发送时间：今天\n", "收件人：周雅宁\n", "主题：待审批\n", "From: Workflow\n", "Sent: today\n", "To: Zhou\n", "-- \n", "--\n", "------------------\n", "-----Original Message-----\n",
        "------------------ 原始邮件 ------------------\n", "发自我的 iPhone\n", "Sent from my iPhone\n", "本邮件及其附件\n", "Disclaimer\n",
    ];

    public static string Make(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, 14); count > 0; count--)
        {
            var piece = s_pieces[random.Next(s_pieces.Length)];
            for (var times = random.Next(60) == 0 ? 3_000 : 1; times > 0; times--)
            {
                text.Append(piece);
            }
        }

        return random.Next(4) == 0 ? TextMutation.Mutate(text.ToString(), random) : text.ToString();
    }
}
