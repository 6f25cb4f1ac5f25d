using WorkflowCrm.Crm.Customers.Numbering;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Customers.Numbering;

public sealed class TraditionalCharactersTests
{
    private static readonly TraditionalCharacters Traditional = TraditionalCharacters.Load();

    [Theory]
    [InlineData("廣告有限責任公司", "广告有限责任公司")]
    [InlineData("臺灣電腦軟體開發", "台湾电脑软体开发")]
    [InlineData("國際貿易實業發展銀行", "国际贸易实业发展银行")]
    [InlineData("髮廊麵館鐘錶醫藥葉廠", "发廊面馆钟表医药叶厂")]
    [InlineData("龍鳳龜鶴馬魚鳥雞", "龙凤龟鹤马鱼鸟鸡")]
    [InlineData("聲樂藝術與體育學會", "声乐艺术与体育学会")]
    [InlineData("乾坤著名", "乾坤著名")]
    [InlineData("简体不变 ABC 𠀀", "简体不变 ABC 𠀀")]
    public void Names_become_simplified(string text, string expected) => Assert.Equal(expected, Traditional.ToSimplified(text));

    [Fact]
    public void The_shipped_mapping_covers_the_common_characters() => Assert.True(Traditional.Count >= 2_800);

    [Theory]
    [InlineData("龍")]
    [InlineData("龍龙龙")]
    [InlineData("龍龙 龍尤")]
    public void A_wrong_pair_is_refused(string pairs) => Assert.Throws<FormatException>(() => new TraditionalCharacters(pairs));
}
