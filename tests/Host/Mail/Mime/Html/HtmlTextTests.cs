using WorkflowCrm.Host.Mail.Mime.Html;

namespace WorkflowCrm.Host.Tests.Mail.Mime.Html;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>a</p><p>b</p>", "a\n\nb")]
    [InlineData("<div>a<div>b</div></div>c", "a\nb\nc")]
    [InlineData("a<br>b<br/><br>c", "a\nb\n\nc")]
    [InlineData("a  \n b&nbsp;&amp; &lt;c&gt; &#20013;&#x6587;", "a b & <c> 中文")]
    [InlineData("<b>同</b><i>意</i>", "同意")]
    [InlineData("<ul><li>a<li>b</ul><ol><li>c</li><li>d</li></ol>", "- a\n- b\n\n1. c\n2. d")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc")]
    [InlineData("<pre>a\n  b</pre>", "a\nb")]
    [InlineData("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n>> b\n\nc")]
    [InlineData("x<blockquote type=cite><p>a</p><p>b</p></blockquote>", "x\n> a\n> \n> b")]
    [InlineData("a<!-- b <p> -->c<![if mso]>d<![endif]>", "acd")]
    [InlineData("<style>a</style><script>b</script><title>c</title>d", "d")]
    [InlineData("a<style>b", "a")]
    [InlineData("<a title=\">\" href='x'>b</a>", "b")]
    [InlineData("1 < 2 > 1", "1 < 2 > 1")]
    [InlineData("a<p", "a")]
    [InlineData("<span style='display:none'>a<span>b</span>c</span>d", "d")]
    [InlineData("</div></blockquote>a", "a")]
    [InlineData("<div><blockquote>a</div>b", "> a\nb")]
    [InlineData("<table><tr><td><div><blockquote>a<table><tr><td></blockquote></div>b</td></tr></table>", "> a\n> \n> b")]
    public void Blocks_are_lines_and_quotations_are_marked(string html, string text) => Assert.Equal(text, HtmlText.Of(html, 1_000));

    [Theory]
    [InlineData("<div id=\"divRplyFwdMsg\">b</div><div>c</div>")]
    [InlineData("<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>发件人:</b> b</div>c")]
    [InlineData("<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b><span>From:</span></b> b</div>c")]
    [InlineData("<div class=\"gmail_quote\"><div class=\"gmail_attr\">b</div><blockquote>c</blockquote></div>")]
    [InlineData("<div id=\"isReplyContent\">b</div>")]
    [InlineData("<div class=\"FoxDiv2026\">b</div>")]
    [InlineData("<div class=\"yahoo_quoted\">b</div>")]
    [InlineData("<div class=\"moz-cite-prefix\">b</div><blockquote type=\"cite\">c</blockquote>")]
    public void What_mail_programs_mark_as_the_answered_mail_is_a_quotation(string html)
    {
        var lines = HtmlText.Of("<div>a</div>" + html, 1_000).Split('\n');

        Assert.Equal("a", lines[0]);
        Assert.All(lines.Skip(1), line => Assert.StartsWith(">", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_above_something_else_is_no_quotation() =>
        Assert.Equal("a\n同意", HtmlText.Of("<div>a</div><div style='border-top:solid 1px'>同意</div>", 1_000));

    [Fact]
    public void Deep_nesting_is_read_and_the_length_is_bounded()
    {
        Assert.Equal("x", HtmlText.Of(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "x", 1_000));
        Assert.InRange(HtmlText.Of(string.Concat(Enumerable.Repeat("<p>x", 100_000)), 1_000).Length, 900, 1_010);
    }
}
