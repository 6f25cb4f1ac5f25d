using System.Globalization;

namespace WorkflowCrm.Host.Mail.Mime.Html;

/// <summary>The elements that stand open and matter for the text: blocks, quotations, lists and what is hidden.</summary>
internal sealed class OpenElements(TextLines lines)
{
    // Deeper ones are counted only; no mail program writes them.
    private const int MostOpen = 128;

    private static readonly HashSet<string> s_blocks =
    [
        "address", "article", "aside", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "thead", "tr", "ul", "blockquote",
    ];

    private static readonly HashSet<string> s_spaced = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "blockquote", "table"];

    private static readonly HashSet<string> s_kept = ["div", "blockquote", "table", "td", "th", "ul", "ol", "pre", "section", "article", "center"];

    // An end tag closes nothing outside the cell that it stands in.
    private static readonly HashSet<string> s_scopes = ["td", "th", "table"];

    private readonly List<Element> _open = [];
    private int _deeper;
    private bool _restIsQuoted;

    public void Open(HtmlTag tag, bool isQuoteHeader)
    {
        var isBlock = s_blocks.Contains(tag.Name);
        if (isBlock)
            lines.EndLine();
        switch (tag.Name)
        {
            case "br":
                lines.BreakLine();
                return;
            case "hr":
                lines.EndLine();
                return;
            case "li":
                lines.Append(Bullet());
                break;
            case "td" or "th":
                lines.Space();
                break;
        }
        if (!_restIsQuoted && (isQuoteHeader || HtmlQuotations.BeginsQuotation(tag)))
        {
            _restIsQuoted = true;
            lines.Quote(1);
        }
        var isQuote = HtmlQuotations.IsQuotation(tag);
        var isKept = isQuote || tag.IsHidden || lines.IsHidden || s_kept.Contains(tag.Name);
        if (!isKept || IsVoid(tag))
            return;
        if (_open.Count == MostOpen)
        {
            _deeper++;
            return;
        }
        _open.Add(new Element(tag.Name, isQuote, tag.IsHidden, tag.Name == "pre"));
        Enter(_open[^1], 1);
    }

    public void Close(string name)
    {
        if (_deeper > 0 && s_kept.Contains(name))
        {
            _deeper--;
            return;
        }
        var at = _open.Count - 1;
        while (at >= 0 && _open[at].Name != name)
            at = s_scopes.Contains(_open[at].Name) && !s_scopes.Contains(name) ? -1 : at - 1;
        for (var i = _open.Count - 1; at >= 0 && i >= at; i--)
        {
            Enter(_open[i], -1);
            _open.RemoveAt(i);
        }
        if (s_blocks.Contains(name))
            lines.EndLine();
        if (s_spaced.Contains(name))
            lines.EndParagraph();
    }

    private static bool IsVoid(HtmlTag tag) => tag.Name is "img" or "input" or "meta" or "link" or "col" or "area" or "base" or "wbr" or "source" or "track" or "embed" or "param";

    private void Enter(Element element, int by)
    {
        if (element.IsQuote)
            lines.Quote(by);
        if (element.IsHidden)
            lines.Hide(by);
        if (element.IsPreformatted)
            lines.Preformat(by);
    }

    private string Bullet()
    {
        var list = _open.FindLastIndex(element => element.Name is "ul" or "ol");
        if (list < 0 || _open[list].Name == "ul")
            return "- ";
        return (++_open[list].Items).ToString(CultureInfo.InvariantCulture) + ". ";
    }

    private sealed class Element(string name, bool isQuote, bool isHidden, bool isPreformatted)
    {
        public string Name => name;

        public bool IsQuote => isQuote;

        public bool IsHidden => isHidden;

        public bool IsPreformatted => isPreformatted;

        public int Items { get; set; }
    }
}
