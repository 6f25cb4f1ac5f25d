using System.Text;
using WorkflowCrm.Host.Mail.Imap;
using WorkflowCrm.Host.Mail.Wire;

namespace WorkflowCrm.Host.Tests.Mail.Imap;

public sealed class FetchItemsTests
{
    [Fact]
    public void Numbers_flags_and_a_literal_are_read_in_any_order()
    {
        var items = Read("7 FETCH (FLAGS (\\Seen $Odd) BODY[] \u0001 RFC822.SIZE 4294967296 UID 12)", "mail");
        Assert.Equal((12u, 4294967296, true, false), (items.Uid, items.Size, items.HasFlag("\\seen"), items.HasFlag("\\Deleted")));
        Assert.Equal("mail", Encoding.ASCII.GetString(items.Body!));
    }

    [Theory]
    [InlineData("1 FETCH (BODY[HEADER]<0> \"a \\\"b\\\" \\\\\" UID 3)", "a \"b\" \\")]
    [InlineData("1 FETCH (UID 3 BODY[HEADER.FIELDS (FROM TO)] \u0001)", "mail")]
    [InlineData("1 FETCH (UID 3 BODY[] \"\")", "")]
    public void A_body_may_be_quoted_or_part_of_one(string text, string body) => Assert.Equal(body, Encoding.UTF8.GetString(Read(text, "mail").Body!));

    [Theory]
    [InlineData("1 FETCH (UID 3 BODY[] NIL)")]
    [InlineData("1 FETCH (UID 3 FLAGS ())")]
    [InlineData("1 FETCH (UID 3 ENVELOPE ((\"a\" NIL (NIL)) NIL))")]
    public void A_message_without_a_body_has_none(string text)
    {
        Assert.Null(Read(text).Body);
        Assert.Equal(3u, Read(text).Uid);
    }

    [Theory]
    [InlineData("1 FETCH")]
    [InlineData("1 FETCH (")]
    [InlineData("1 FETCH (UID 3")]
    [InlineData("1 FETCH (BODY[] \"open)")]
    [InlineData("1 FETCH (BODY[] \"open\\")]
    [InlineData("1 FETCH (((((((((((((((((((((((((((((((((((")]
    public void What_is_of_another_form_is_refused(string text) => Assert.Throws<WireException>(() => Read(text));

    private static FetchItems Read(string text, params string[] literals) =>
        new(new ImapResponse("*", text, [.. literals.Select(Encoding.ASCII.GetBytes)]));
}
