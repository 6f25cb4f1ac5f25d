using System.Net;

namespace WorkflowCrm.Host.Mail.Mime.Html;

/// <summary>
/// The text of an HTML part, read once from the beginning to the end: blocks are lines, quotations have <c>&gt;</c> before each
/// line, and what the usual mail programs mark as the mail that is answered is a quotation, too.
/// </summary>
internal sealed class HtmlText
{
    // Nobody draws more lines before the mail that is answered.
    private const int MostLooksAhead = 100;

    private readonly string _html;
    private readonly TextLines _lines;
    private readonly OpenElements _open;
    private int _at;
    private int _looksAhead;

    private HtmlText(string html, int mostCharacters)
    {
        _html = html;
        _lines = new TextLines(mostCharacters);
        _open = new OpenElements(_lines);
    }

    /// <param name="html">Also an incomplete or broken one.</param>
    /// <param name="mostCharacters">The text ends there.</param>
    public static string Of(string html, int mostCharacters)
    {
        var reader = new HtmlText(html, mostCharacters);
        reader.ReadAll();
        return PlainText.Clean(reader._lines.ToString());
    }

    private void ReadAll()
    {
        while (_at < _html.Length && !_lines.IsFull)
        {
            if (_html[_at] == '<' && ReadMarkup())
                continue;
            var next = _html.IndexOf('<', _at + 1);
            next = next < 0 ? _html.Length : next;
            _lines.Append(WebUtility.HtmlDecode(_html[_at..next]));
            _at = next;
        }
    }

    private bool ReadMarkup()
    {
        var rest = _html.AsSpan(_at);
        if (rest.StartsWith("<!--"))
            _at = After("-->", _at + 4);
        else if (rest.StartsWith("<!") || rest.StartsWith("<?"))
            _at = After(">", _at);
        else if (rest.Length > 2 && rest[1] == '/' && char.IsAsciiLetter(rest[2]))
            ReadEnd();
        else if (rest.Length > 1 && char.IsAsciiLetter(rest[1]))
            ReadStart();
        else
            return false;
        return true;
    }

    private void ReadEnd()
    {
        var name = Name(_at + 2);
        _at = After(">", _at);
        _open.Close(name);
    }

    private void ReadStart()
    {
        var name = Name(_at + 1);
        var attributes = _at + 1 + name.Length;
        var end = TagEnd(attributes);
        var tag = new HtmlTag(name, _html[attributes..Math.Max(attributes, end - 1)]);
        _at = end;
        if (name is "script" or "style" or "title" or "noembed" or "iframe" or "object" or "svg" or "math")
        {
            _at = After("</" + name, _at);
            _at = After(">", _at);
            return;
        }
        _open.Open(tag, isQuoteHeader: tag.HasLineAbove && _looksAhead++ < MostLooksAhead && HtmlQuotations.StartsLikeHeader(_html, _at));
    }

    private string Name(int start)
    {
        var end = start;
        while (end < _html.Length && end - start < 40 && (char.IsAsciiLetterOrDigit(_html[end]) || _html[end] is ':' or '-'))
            end++;
        return AsciiCase.Lower(_html[start..end]);
    }

    // Behind the tag's closing bracket; brackets within quotes close nothing, and a quote that never ends takes all, as in a browser.
    private int TagEnd(int at)
    {
        while (at < _html.Length)
        {
            var stop = _html.AsSpan(at).IndexOfAny('>', '"', '\'');
            if (stop < 0)
                return _html.Length;
            at += stop + 1;
            if (_html[at - 1] == '>')
                return at;
            var close = _html.IndexOf(_html[at - 1], at);
            if (close < 0)
                return _html.Length;
            at = close + 1;
        }
        return _html.Length;
    }

    private int After(string end, int from)
    {
        var found = from < _html.Length ? _html.IndexOf(end, from, StringComparison.OrdinalIgnoreCase) : -1;
        return found < 0 ? _html.Length : found + end.Length;
    }
}
