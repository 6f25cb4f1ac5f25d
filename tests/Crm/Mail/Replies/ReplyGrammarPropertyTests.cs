using System.Text.RegularExpressions;
using WorkflowCrm.Crm.Mail.Replies;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Replies;

/// <summary>No text that is not in the grammar decides, whichever character is put into one that is.</summary>
public sealed partial class ReplyGrammarPropertyTests
{
    private static readonly string[] s_words = ["同意", "批准", "核准", "approve", "ok", "yes", "不同意", "驳回", "駁回", "拒绝", "拒絕", "reject", "no", "退回", "return"];

    private static readonly string[] s_pieces =
    [
        .. s_words, "不", "我", "是", "吗", "但是", "but", "if", "not", " ", "\u3000", "\n", "\r\n", "\n\n", ":", "：", ",", "，", "。", ".", "!", "！", "?", "？", "~", "…", "-", "> ",
        "\u200b", "\u202e", "\ufeff", "\u0301", "Ｏ", "ｋ", "K", "\u212a", "價", "价格", "a", "1", "*", "\"", "谢谢", "\t", "\u00a0", "\0", "\ud800", "\u2028", "|",
    ];

    [Theory]
    [InlineData("同意")]
    [InlineData("ok")]
    [InlineData("approve")]
    public void No_character_within_a_word_leaves_it_a_decision(string word)
    {
        for (var c = 0; c <= char.MaxValue; c++)
            for (var at = 1; at < word.Length; at++)
                AssertComment(word.Insert(at, ((char)c).ToString()));
    }

    [Theory]
    [InlineData("同意")]
    [InlineData("yes")]
    public void Only_white_space_may_stand_before_and_marks_behind(string word)
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            if (char.IsWhiteSpace((char)c))
                continue;
            if (c != '不')
                AssertComment((char)c + word);
            if (!"。.!,~！，．～｡".Contains((char)c, StringComparison.Ordinal))
                AssertComment(word + (char)c);
        }
    }

    [Fact]
    public void What_decides_is_in_the_grammar_as_it_is_written_down_here_once_more()
    {
        var random = new Random(20261125);
        var decided = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
            var intent = ReplyGrammar.Read(text).Intent;
            if (intent is ReplyIntent.Comment)
                continue;
            decided++;
            var first = text.ReplaceLineEndings("\n").Trim().Split('\n')[0].Trim();
            var pattern = intent is ReplyIntent.Approve ? Approval() : intent is ReplyIntent.Reject or ReplyIntent.RejectWithoutReason ? Rejection() : Returning();
            Assert.True(pattern.IsMatch(first), $"{intent}: {text}");
        }
        Assert.InRange(decided, 1_000, 100_000);
    }

    private static void AssertComment(string text) => Assert.True(ReplyGrammar.Read(text).Intent is ReplyIntent.Comment, string.Join(' ', text.Select(c => ((int)c).ToString("X4", null))));

    [GeneratedRegex(@"^(同意|批准|核准|[aA][pP][pP][rR][oO][vV][eE]|[oOＯ][kKｋ]|[yY][eE][sS])[。.!,~！，\s]*$")]
    private static partial Regex Approval();

    [GeneratedRegex(@"^((不同意|驳回|駁回|拒绝|拒絕|reject)($|[\s:：,，。.!！~])|no($|[:：]|\s+[:：]|[。.!！,，~\s]+$))")]
    private static partial Regex Rejection();

    [GeneratedRegex(@"^(退回($|[\s:：,，。.!！~])|return($|[:：]|\s+[:：]|[。.!！,，~\s]+$))")]
    private static partial Regex Returning();
}
