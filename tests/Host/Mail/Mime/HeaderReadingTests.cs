using System.Text;
using WorkflowCrm.Host.Mail.Mime;

namespace WorkflowCrm.Host.Tests.Mail.Mime;

public sealed class HeaderReadingTests
{
    [Theory]
    [InlineData("Wed, 25 Nov 2026 10:05:10 +0800 (CST)", "2026-11-25T10:05:10+08:00")]
    [InlineData("25 Nov 26 02:05 GMT", "2026-11-25T02:05:00+00:00")]
    [InlineData("Wed, 25-Nov-2026 10:05:60 -0330", "2026-11-25T10:05:59-03:30")]
    [InlineData("Wed, 25 Nov 2026 10:05:10 PST", "2026-11-25T10:05:10-08:00")]
    [InlineData("31 Feb 2026 10:00:00 +0800", null)]
    [InlineData("25 Nov 2026 25:00:00 +0800", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void Dates_are_read_or_none(string text, string? expected) =>
        Assert.Equal(expected, MailDates.Read(text)?.ToString("yyyy-MM-ddTHH:mm:sszzz", null));

    [Theory]
    [InlineData("=?utf-8?B?5a6h?= =?utf-8?B?5om5?=", "审批")]
    [InlineData("=?utf-8?B?5a4=?==?utf-8?B?oeaJuQ==?=", "审批")]
    [InlineData("=?gb2312?Q?=C9=F3?= x =?GBK?B?xfo=?=", "审 x 批")]
    [InlineData("=?utf-8*zh?q?a_b=3F?=", "a b?")]
    [InlineData("=?utf-8?X?abc?=", "=?utf-8?X?abc?=")]
    [InlineData("=?utf-8?B?5a6h", "=?utf-8?B?5a6h")]
    [InlineData("=?utf-8?Q?a=0D=0ABcc:_x?=", "a  Bcc: x")]
    [InlineData("plain", "plain")]
    public void Encoded_words_are_decoded_where_they_stand(string text, string expected) => Assert.Equal(expected, EncodedWordReader.Decode(text));

    [Theory]
    [InlineData("application/pdf; name=\"a b.pdf\"", "a b.pdf")]
    [InlineData("application/pdf; name=a b.pdf; x=y", "a b.pdf")]
    [InlineData("application/pdf; name=\"a;b.pdf", "\"a")]
    [InlineData("application/pdf; NAME*=utf-8'zh'%E5%AE%A1.pdf; name=x", "审.pdf")]
    [InlineData("application/pdf; name*1=\"b\"; name*0=\"a\"; name*2*=%63", "abc")]
    [InlineData("application/pdf; name=\"=?gbk?B?yfPF+g==?=.pdf\"", "审批.pdf")]
    [InlineData("application/pdf; name=\"C:\\tmp\\a.pdf\"", "C:\\tmp\\a.pdf")]
    [InlineData("application/pdf", null)]
    public void Parameters_are_read_in_all_their_forms(string field, string? expected)
    {
        var content = ContentField.Read(field);
        Assert.Equal("application/pdf", content.Value);
        Assert.Equal(expected?.TrimStart('"'), content.Parameter("name")?.TrimStart('"'));
    }

    [Theory]
    [InlineData("a.pdf", "a.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Windows\\NUL", "_NUL")]
    [InlineData("com1.tar.gz", "_com1.tar.gz")]
    [InlineData("a\u202ecod.exe\0", "acod.exe")]
    [InlineData("what?*.txt. ", "what__.txt")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("合同（终稿）.docx", "合同（终稿）.docx")]
    [InlineData("...", "")]
    [InlineData("/", "")]
    public void File_names_are_made_safe(string name, string expected) => Assert.Equal(expected, FileNames.Safe(name));

    [Fact]
    public void A_field_that_is_folded_is_one_line_and_the_body_begins_behind_the_empty_line()
    {
        var bytes = "Subject: a\r\n\tb\r\n \r\n c\r\nX : y\r\n\r\nbody"u8;
        var header = HeaderFields.Read(bytes, 1_000, out var start);

        Assert.Equal("a   b      c", header.First("subject"));
        Assert.Equal("y", header.First("X"));
        Assert.Equal("body", Encoding.ASCII.GetString(bytes[start..]));
        Assert.False(header.IsBroken);
    }
}
