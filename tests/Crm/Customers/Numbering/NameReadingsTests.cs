using WorkflowCrm.Crm.Customers.Numbering;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Customers.Numbering;

public sealed class NameReadingsTests
{
    [Theory]
    [InlineData("[phrases]\n重庆:C")]
    [InlineData("[phrases]\n重庆:cq")]
    [InlineData("[phrases]\n重庆CQ")]
    [InlineData("[phrases]\n:CQ")]
    [InlineData("[cities]\n重庆:CQ")]
    [InlineData("重庆:CQ")]
    public void A_wrong_dictionary_is_refused(string text) => Assert.Throws<FormatException>(() => NameReadings.Parse(text));

    [Fact]
    public void The_longest_phrase_wins()
    {
        var initials = new PinyinInitials(NameReadings.Parse("[phrases]\n行业:HY 商行:SH 商行天下:SXTX"), new TraditionalCharacters(""), HanCollation.OfChina());
        Assert.Equal("SXTX", initials.For("商行天下"));
        Assert.Equal("SHY", initials.For("商行业"));
    }

    [Fact]
    public void A_phrase_does_not_reach_across_a_bracket() => Assert.Equal("CCS", new PinyinInitials().For("成(长沙)"));

    [Fact]
    public void A_phrase_needs_one_letter_for_each_character() =>
        Assert.Throws<FormatException>(() => NameReadings.Load().With("重庆", "CHQ"));
}
