using System.Globalization;
using System.Text;
using WorkflowCrm.Crm.Customers.Numbering;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Customers.Numbering;

public sealed class HanCollationTests
{
    private static readonly HanCollation Collation = HanCollation.OfChina();

    [Fact]
    public void The_first_level_characters_of_the_national_standard_stand_in_their_letters_blocks()
    {
        // GB 2312 sorts its 3755 everyday characters by pinyin, so each letter's range of codes is known.
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("gb2312")!;
        (string Letter, int Start)[] blocks =
        [
            ("A", 0xB0A1), ("B", 0xB0C5), ("C", 0xB2C1), ("D", 0xB4EE), ("E", 0xB6EA), ("F", 0xB7A2), ("G", 0xB8C1), ("H", 0xB9FE), ("J", 0xBBF7),
            ("K", 0xBFA6), ("L", 0xC0AC), ("M", 0xC2E8), ("N", 0xC4C3), ("O", 0xC5B6), ("P", 0xC5BE), ("Q", 0xC6DA), ("R", 0xC8BB), ("S", 0xC8F6),
            ("T", 0xCBFA), ("W", 0xCDDA), ("X", 0xCEF4), ("Y", 0xD1B9), ("Z", 0xD4D1),
        ];
        var different = new List<string>();
        var total = 0;
        for (var code = 0xB0A1; code <= 0xD7F9; code++)
        {
            if ((code & 0xFF) is < 0xA1 or > 0xFE)
                continue;
            total++;
            var character = gb.GetString([(byte)(code >> 8), (byte)code]);
            var expected = blocks.Last(block => block.Start <= code).Letter[0];
            if (Collation.InitialOf(Rune.GetRuneAt(character, 0)) != expected)
                different.Add(character);
        }

        Assert.Equal(3755, total);
        Assert.True(different.Count <= 30, $"{different.Count} differ: {string.Concat(different)}");
    }

    [Theory]
    [InlineData("A")]
    [InlineData("1")]
    [InlineData("の")]
    [InlineData("한")]
    [InlineData("。")]
    [InlineData("😀")]
    public void What_is_not_chinese_has_no_initial(string text) => Assert.Null(Collation.InitialOf(Rune.GetRuneAt(text, 0)));

    [Theory]
    [InlineData("𠀀")]
    [InlineData("㐂")]
    [InlineData("𪛙")]
    public void A_rare_character_without_reading_has_no_initial(string text) => Assert.Null(Collation.InitialOf(Rune.GetRuneAt(text, 0)));

    [Fact]
    public void Another_sort_order_is_refused_in_words()
    {
        foreach (var order in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("zh-TW"), CultureInfo.GetCultureInfo("ja-JP") })
        {
            var problem = Assert.Throws<PlatformNotSupportedException>(() => new HanCollation(order.CompareInfo));
            Assert.Contains("globalization-invariant mode", problem.Message, StringComparison.Ordinal);
        }
    }
}
