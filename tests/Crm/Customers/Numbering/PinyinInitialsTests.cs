using WorkflowCrm.Crm.Customers.Numbering;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Customers.Numbering;

public sealed class PinyinInitialsTests
{
    private static readonly PinyinInitials Initials = new();

    [Theory]
    [InlineData("北京城建集团公司", "BJCJJTGS")] // the source's own example, R003
    [InlineData("重庆长江传媒", "CQCJCM")] // R009
    [InlineData("重庆星野岚餐饮管理有限公司", "CQXYLCYGLYXGS")] // E01
    [InlineData("长沙禾木川家居有限公司", "CSHMCJJYXGS")] // E02
    [InlineData("厦门海屿信息科技(集团)有限公司", "XMHYXXKJJTYXGS")] // E03
    [InlineData("厦门海屿信息科技\uFF08集团\uFF09有限公司", "XMHYXXKJJTYXGS")]
    [InlineData("杭州云朵1号咖啡馆", "HZYD1HKFG")] // E04
    [InlineData("宁波BlueKite服饰有限公司", "NBBLUEKITEFSYXGS")] // E05
    [InlineData("绍兴青禾科技有限公司", "SXQHKJYXGS")] // E06
    [InlineData("绍兴秋和科技有限公司", "SXQHKJYXGS")] // E07
    [InlineData("单氏茶业有限公司", "SSCYYXGS")] // E08
    [InlineData("嘉兴拾光砚教育有限公司", "JXSGYJYYXGS")] // E10
    [InlineData("温州南枝渡汽车有限公司", "WZNZDQCYXGS")] // E11
    [InlineData("金华松间月食品有限公司", "JHSJYSPYXGS")] // E12
    public void The_names_of_the_rules_and_the_edge_cases_have_these_initials(string name, string expected) =>
        Assert.Equal(expected, Initials.For(name));

    [Theory]
    [InlineData("解雨桐", "XYT")] // E09
    [InlineData("单田芳", "STF")]
    [InlineData("曾国藩", "ZGF")]
    [InlineData("仇英", "QY")]
    [InlineData("区志明", "OZM")]
    [InlineData("查良镛", "ZLY")]
    [InlineData("覃思远", "QSY")]
    [InlineData("翟天临", "ZTL")]
    [InlineData("尉迟恭", "YCG")]
    [InlineData("万俟卨", "MQX")]
    [InlineData("澹台明月", "TTMY")]
    [InlineData("长孙无忌", "ZSWJ")]
    [InlineData("欧阳修", "OYX")]
    [InlineData("郑启明", "ZQM")]
    [InlineData("蒋若溪", "JRX")]
    [InlineData("李朝晖", "LZH")]
    public void In_a_persons_name_the_first_character_is_a_surname(string name, string expected) =>
        Assert.Equal(expected, Initials.For(name, NameKind.Person));

    [Theory]
    [InlineData("解放日报", "JFRB")]
    [InlineData("单县羊汤馆", "SXYTG")]
    [InlineData("查理餐厅", "CLCT")]
    [InlineData("杭州单氏茶业", "HZSSCY")]
    [InlineData("解氏食品", "XSSP")]
    [InlineData("欧阳氏药业", "OYSYY")]
    [InlineData("尉氏县农业局", "WSXNYJ")]
    public void In_a_companys_name_the_surname_counts_only_before_shi(string name, string expected) =>
        Assert.Equal(expected, Initials.For(name));

    [Theory]
    [InlineData("重慶長沙廈門單氏會計", "CQCSXMSSKJ")]
    [InlineData("臺灣積體電路製造股份有限公司", "TWJTDLZZGFYXGS")]
    [InlineData("廣東發展銀行", "GDFZYH")]
    [InlineData("龍鳳呈祥飲食", "LFCXYS")]
    [InlineData("乾隆陶瓷", "QLTC")] // 乾 is also simplified
    public void Traditional_characters_are_read_as_simplified_ones(string name, string expected) =>
        Assert.Equal(expected, Initials.For(name));

    [Theory]
    [InlineData("云朵\uFF11号\uFF21\uFF22\uFF43", "YD1HABC")]
    [InlineData("北京 城建—集团·公司。", "BJCJJTGS")]
    [InlineData("《重庆》【厦门】", "CQXM")]
    [InlineData("重 庆", "CQ")]
    [InlineData("Café之家", "CAFEZJ")]
    [InlineData("3M中国", "3MZG")]
    [InlineData("㈱三菱", "ZSL")]
    public void Brackets_and_punctuation_are_dropped_and_wide_forms_are_plain(string name, string expected) =>
        Assert.Equal(expected, Initials.For(name));

    [Theory]
    [InlineData("International Business Machines", "IBM")]
    [InlineData("Blue Kite Trading Co., Ltd.", "BKTCL")]
    [InlineData("Siemens", "SIEMENS")]
    [InlineData("Volkswagen Group", "VOLKSWAG")]
    [InlineData("Müller & Söhne", "MULLERSO")]
    [InlineData("O'Neill", "ONEILL")]
    [InlineData("bjcj", "BJCJ")]
    [InlineData("12345678901", "12345678")]
    public void A_foreign_name_gives_the_initials_of_three_words_or_eight_letters(string name, string expected) =>
        Assert.Equal(expected, Initials.For(name));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("()——!?")]
    [InlineData("\uD800")]
    [InlineData("\uFFFF\uFDD0")]
    [InlineData("😀")]
    public void A_name_without_letters_gives_nothing_and_does_not_fail(string name) => Assert.Empty(Initials.For(name));

    [Fact]
    public void A_character_without_known_reading_is_left_out_and_reported()
    {
        var reading = Initials.Read("北𠀀京の㐂Ж");
        Assert.Equal("BJ", reading.Letters);
        Assert.Equal(["𠀀", "の", "㐂", "Ж"], reading.Unread);
        Assert.Empty(Initials.Read("北京").Unread);
    }

    [Fact]
    public void An_abbreviation_has_at_most_forty_characters() =>
        Assert.Equal(new string('B', 40), Initials.For(new string('北', 55)));

    [Fact]
    public void A_company_can_add_a_reading_of_its_own()
    {
        var own = new PinyinInitials(NameReadings.Load().With("晟唐", "CT"), TraditionalCharacters.Load(), HanCollation.OfChina());
        Assert.Equal("CTCM", own.For("晟唐传媒"));
        Assert.Equal("STCM", Initials.For("晟唐传媒"));
    }

    [Theory]
    [InlineData("解雨桐", NameKind.Person)]
    [InlineData("张伟", NameKind.Person)]
    [InlineData("欧阳修文", NameKind.Person)]
    [InlineData("司马光", NameKind.Person)]
    [InlineData("小米", NameKind.Organisation)]
    [InlineData("解放社", NameKind.Organisation)]
    [InlineData("张记店", NameKind.Organisation)]
    [InlineData("李宁体育用品", NameKind.Organisation)]
    [InlineData("Tom", NameKind.Organisation)]
    [InlineData("", NameKind.Organisation)]
    public void The_form_can_guess_whether_a_name_is_a_persons(string name, NameKind expected) => Assert.Equal(expected, Initials.Guess(name));

    [Fact]
    public void Any_string_at_all_gives_only_letters_and_digits()
    {
        var random = new Random(20260309);
        for (var i = 0; i < 5_000; i++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(char.MaxValue + 1)));
            Assert.All(Initials.For(name), letter => Assert.True(char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)));
        }
    }
}
