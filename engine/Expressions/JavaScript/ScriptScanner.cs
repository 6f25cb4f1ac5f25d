using System.Text;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>
/// Rewrites template literals, let and const, and regular expressions for an interpreter of ECMAScript 5.1, and refuses
/// the rest of the newer syntax with its place. It reads tokens, not lines: strings, comments, regular expressions and
/// nested templates are recognized as such.
/// </summary>
internal sealed class ScriptScanner
{
    private const string Head = "(function(){";
    private const string Tail = "\n})()";
    private const int MaximumNesting = 100;

    private readonly string _source;
    private readonly StringBuilder _out = new();
    private readonly List<(int Out, int In, bool IsCopy)> _segments = [];
    private readonly BlockScopes _scopes = new();
    private readonly Stack<char> _brackets = new();
    private int _at;
    private string _previous = "";
    private bool _newLine;

    private ScriptScanner(string source) => _source = source;

    /// <exception cref="ExpressionException">The script uses syntax that is not available, or a literal does not end.</exception>
    public static LoweredScript Lower(string source)
    {
        var scanner = new ScriptScanner(source);
        scanner._out.Append(Head);
        scanner.Scan(until: '\0');
        scanner.Mark(isCopy: false);
        scanner._out.Append(Tail);
        return new LoweredScript(source, scanner._out.ToString(), scanner._segments);
    }

    private char Current => _at < _source.Length ? _source[_at] : '\0';

    private char Next => _at + 1 < _source.Length ? _source[_at + 1] : '\0';

    /// <summary>Copies tokens up to an unmatched bracket, or to the end.</summary>
    private void Scan(char until)
    {
        var depth = _brackets.Count;
        Mark(isCopy: true);
        while (_at < _source.Length)
        {
            var c = Current;
            if (c == until && _brackets.Count == depth)
            {
                return;
            }

            if (char.IsWhiteSpace(c) || c == '\uFEFF')
            {
                _newLine |= c is '\n' or '\u2028' or '\u2029';
                Copy(1);
            }
            else if (c == '/' && Next is '/' or '*')
            {
                CopyComment();
            }
            else
            {
                Token(c);
                _newLine = false;
            }
        }

        if (until != '\0')
        {
            throw Refuse(_at, "A template literal does not end.");
        }
    }

    private void Token(char c)
    {
        if (c is '"' or '\'')
        {
            CopyString(c);
        }
        else if (c == '`')
        {
            Template();
        }
        else if (IsIdentifierStart(c))
        {
            Word();
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Next)))
        {
            CopyNumber();
        }
        else if (c == '/' && !EndsExpression())
        {
            Regex();
        }
        else
        {
            Punctuator(c);
        }
    }

    private void Punctuator(char c)
    {
        var newer = NewerSyntax.Punctuator(_source, _at);
        if (newer is not null)
        {
            throw Refuse(_at, newer);
        }

        if (c is '(' or '[' or '{')
        {
            if (_brackets.Count >= MaximumNesting)
            {
                throw Refuse(_at, $"Brackets are nested more than {MaximumNesting} deep.");
            }

            _brackets.Push(c);
            _scopes.Open(c);
        }
        else if (c is ')' or ']' or '}' && _brackets.Count > 0)
        {
            _brackets.Pop();
            _scopes.Close(c);
        }

        _scopes.Punctuator(c, _brackets.Count);
        var length = c is '+' or '-' && Next == c ? 2 : 1;
        _previous = _source.Substring(_at, length);
        Copy(length);
    }

    private void Word()
    {
        var start = _at;
        var end = _at;
        while (end < _source.Length && IsIdentifierPart(_source[end]))
        {
            end++;
        }

        var word = _source[start..end];
        var isProperty = _previous == "." || NextSignificant(end) == ':';
        if (!isProperty && NewerSyntax.Word(word, _previous, _source, end) is { } newer)
        {
            throw Refuse(start, newer);
        }

        if (!isProperty && word is "let" or "const" && _previous != "." && StartsDeclaration(end))
        {
            Replace("var", end - start);
            _scopes.Declaration(word, _brackets.Count);
        }
        else
        {
            Copy(end - start);
            if (!isProperty && _scopes.Word(word, _newLine, _brackets.Count) is { } clash)
            {
                throw Refuse(start, clash);
            }

            if (_scopes.TakeDeclaredName() && NextSignificant(end) is ';' or ',' or '\0' or '}')
            {
                // Each turn of a loop begins with a fresh variable.
                Insert("=void 0");
            }
        }

        _previous = word;
    }

    private bool StartsDeclaration(int end)
    {
        var next = NextSignificant(end);
        if (next is '{' or '[')
        {
            throw Refuse(_at, "Destructuring is not available; read the properties one by one.");
        }

        return IsIdentifierStart(next);
    }

    private void Template()
    {
        if (EndsExpression())
        {
            throw Refuse(_at, "Tagged templates are not available.");
        }

        var start = _at;
        _at++;
        Mark(isCopy: false);
        _out.Append(ScriptNames.Text).Append("(\"");
        while (Current != '`')
        {
            if (_at >= _source.Length)
            {
                throw Refuse(start, "A template literal does not end.");
            }

            if (Current == '$' && Next == '{')
            {
                Substitution();
            }
            else
            {
                _at += TemplateText.Append(_out, _source, _at);
            }
        }

        _at++;
        _out.Append("\")");
        _previous = ")";
        Mark(isCopy: true);
    }

    private void Substitution()
    {
        if (_brackets.Count >= MaximumNesting)
        {
            throw Refuse(_at, $"Brackets are nested more than {MaximumNesting} deep.");
        }

        _out.Append("\",(");
        _at += 2;
        _previous = "(";
        _brackets.Push('{');
        _scopes.Open('(');
        ScanSubstitution();
        _scopes.Close(')');
        Mark(isCopy: false);
        _at++;
        _out.Append("),\"");
    }

    private void ScanSubstitution()
    {
        Scan(until: '}');
        _brackets.Pop();
    }

    private void Regex()
    {
        var (pattern, flags, length) = RegexLiteral.Read(_source, _at) ?? throw Refuse(_at, "A regular expression does not end.");
        if (flags.Trim('g', 'i', 'm').Length > 0)
        {
            throw Refuse(_at, $"The flags '{flags}' of a regular expression are not available; g, i and m are.");
        }

        Mark(isCopy: false);
        _out.Append("(new RegExp(\"").Append(pattern).Append("\",\"").Append(flags).Append("\"))");
        _at += length;
        _previous = ")";
        Mark(isCopy: true);
    }

    private void CopyString(char quote)
    {
        var end = _at + 1;
        while (end < _source.Length && _source[end] != quote)
        {
            if (_source[end] is '\n' or '\r')
            {
                break;
            }

            end += _source[end] == '\\' ? 2 : 1;
        }

        if (end >= _source.Length || _source[end] != quote)
        {
            throw Refuse(_at, "A string does not end.");
        }

        Copy(end + 1 - _at);
        _previous = "\"";
    }

    private void CopyComment()
    {
        var end = Next == '/' ? _source.IndexOf('\n', _at) : _source.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0 && Next == '*')
        {
            throw Refuse(_at, "A comment does not end.");
        }

        Copy((end < 0 ? _source.Length : Next == '/' ? end : end + 2) - _at);
    }

    private void CopyNumber()
    {
        var end = _at;
        while (end < _source.Length && (IsIdentifierPart(_source[end]) || _source[end] == '.'
            || (_source[end] is '+' or '-' && _source[end - 1] is 'e' or 'E' && !_source.AsSpan(_at, end - _at).StartsWith("0x"))))
        {
            end++;
        }

        var text = _source[_at..end];
        if (text.Contains('_', StringComparison.Ordinal) || text.EndsWith('n'))
        {
            throw Refuse(_at, "Numbers are written with digits only, without '_' or 'n'.");
        }

        Copy(text.Length);
        _previous = "0";
    }

    /// <summary>Whether the last token ends an expression, so that "/" divides and "`" would be a tag's.</summary>
    private bool EndsExpression() => _previous.Length > 0
        && (_previous is ")" or "]" or "}" or "\"" or "0" or "++" or "--" || (IsIdentifierPart(_previous[0]) && !NewerSyntax.IsOperatorWord(_previous)));

    private char NextSignificant(int from)
    {
        while (from < _source.Length)
        {
            if (char.IsWhiteSpace(_source[from]))
            {
                from++;
            }
            else if (_source[from] == '/' && from + 1 < _source.Length && _source[from + 1] is '/' or '*')
            {
                var isLine = _source[from + 1] == '/';
                var end = isLine ? _source.IndexOf('\n', from) : _source.IndexOf("*/", from + 2, StringComparison.Ordinal);
                from = end < 0 ? _source.Length : end + (isLine ? 1 : 2);
            }
            else
            {
                return _source[from];
            }
        }

        return '\0';
    }

    private void Copy(int length)
    {
        _out.Append(_source, _at, Math.Min(length, _source.Length - _at));
        _at += length;
    }

    private void Replace(string text, int length)
    {
        Mark(isCopy: false);
        _out.Append(text);
        _at += length;
        Mark(isCopy: true);
    }

    private void Insert(string text)
    {
        Mark(isCopy: false);
        _out.Append(text);
        Mark(isCopy: true);
    }

    private void Mark(bool isCopy) => _segments.Add((_out.Length, _at, isCopy));

    private ExpressionException Refuse(int position, string reason)
    {
        var (line, column) = LoweredScript.LineAndColumn(_source, Math.Min(position, _source.Length));
        return new ExpressionException(reason, line, column);
    }

    private static bool IsIdentifierStart(char c) => char.IsLetter(c) || c is '$' or '_' or '\\';

    private static bool IsIdentifierPart(char c) => char.IsLetterOrDigit(c) || c is '$' or '_' or '\\' or '\u200C' or '\u200D';
}
