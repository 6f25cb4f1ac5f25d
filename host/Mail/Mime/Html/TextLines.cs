using System.Text;

namespace WorkflowCrm.Host.Mail.Mime.Html;

/// <summary>Lines of text as a browser would set them: white space collapsed, a mark for each level of quotation.</summary>
internal sealed class TextLines(int mostCharacters)
{
    private const int DeepestQuote = 9;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _line = new();
    private int _quote;
    private int _hidden;
    private int _preformatted;
    private bool _space;
    private bool _emptyLine;

    public bool IsFull => _text.Length + _line.Length >= mostCharacters;

    public bool IsHidden => _hidden > 0;

    public void Append(string text)
    {
        if (_hidden > 0)
            return;
        foreach (var c in text)
        {
            if (_preformatted > 0 && c == '\n')
            {
                BreakLine();
            }
            // A space that must not break is a space all the same.
            else if (c is ' ' or '\t' or '\r' or '\n' or '\f' or '\u00A0')
            {
                _space = true;
            }
            else
            {
                if (_space && _line.Length > 0)
                    _line.Append(' ');
                _space = false;
                _line.Append(c);
            }
        }
    }

    public void Space() => _space = true;

    /// <summary>Ends the line if there is something in it.</summary>
    public void EndLine()
    {
        _space = false;
        if (_line.Length == 0)
            return;
        if (_text.Length > 0)
            _text.Append('\n');
        if (_emptyLine && _text.Length > 0)
            Mark().Append('\n');
        _emptyLine = false;
        Mark().Append(_line);
        _line.Clear();
    }

    /// <summary>Ends the line, or leaves an empty one.</summary>
    public void BreakLine()
    {
        if (_hidden > 0)
            return;
        _emptyLine |= _line.Length == 0;
        EndLine();
    }

    /// <summary>Leaves an empty line before the next one.</summary>
    public void EndParagraph() => _emptyLine = true;

    public void Quote(int by)
    {
        EndLine();
        _quote += by;
    }

    public void Hide(int by) => _hidden += by;

    public void Preformat(int by) => _preformatted += by;

    public override string ToString()
    {
        EndLine();
        return _text.ToString();
    }

    private StringBuilder Mark() => _quote > 0 ? _text.Append('>', Math.Min(_quote, DeepestQuote)).Append(' ') : _text;
}
