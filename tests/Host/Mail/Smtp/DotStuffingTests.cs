using System.Text;
using WorkflowCrm.Host.Mail.Smtp;

namespace WorkflowCrm.Host.Tests.Mail.Smtp;

public sealed class DotStuffingTests
{
    [Theory]
    [InlineData("", ".\r\n")]
    [InlineData("a\r\n", "a\r\n.\r\n")]
    [InlineData("a", "a\r\n.\r\n")]
    [InlineData(".\r\n", "..\r\n.\r\n")]
    [InlineData("a\r\n.b\r\n..\r\n.", "a\r\n..b\r\n...\r\n..\r\n.\r\n")]
    [InlineData("a.b\r\n", "a.b\r\n.\r\n")]
    public void A_line_that_begins_with_a_dot_has_one_more(string mail, string sent) =>
        Assert.Equal(sent, Encoding.ASCII.GetString(DotStuffing.Stuff(Encoding.ASCII.GetBytes(mail))));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\r\r\nb")]
    [InlineData("a\n.\r\nMAIL FROM:<x@y>")]
    [InlineData("a\r")]
    public void A_line_end_that_is_none_is_refused(string mail) => Assert.Throws<FormatException>(() => DotStuffing.Stuff(Encoding.ASCII.GetBytes(mail)));
}
