using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowCrm.Host.Tests.Reasons;

/// <summary>The texts that stand in a C# source: what is put in at run time is <c>{0}</c>, <c>{1}</c> …; texts that are added to each other are one.</summary>
internal sealed partial class StringLiterals
{
    private readonly string _source;
    private readonly List<(int Start, int End, string Text)> _found = [];
    private int _at;

    private StringLiterals(string source) => _source = source;

    /// <returns>Each with what stands before it in its line.</returns>
    public static IEnumerable<(string Before, string Text)> Of(string source)
    {
        var reader = new StringLiterals(source);
        reader.Read();
        return reader._found.Select(one => (source[(source.LastIndexOf('\n', one.Start) + 1)..one.Start], one.Text));
    }

    private void Read()
    {
        while (_at < _source.Length)
        {
            if (Begins("//"))
                SkipTo("\n");
            else if (Begins("/*"))
                SkipTo("*/");
            else if (_source[_at] == '\'')
                SkipCharacter();
            else if (LiteralStart().IsMatch(_source, _at))
                Keep(_at, Literal());
            else
                _at++;
        }
    }

    private void Keep(int start, string text)
    {
        if (_found.Count > 0 && Plus().IsMatch(_source[_found[^1].End..start]))
        {
            var before = _found[^1].Text;
            var places = Place().Count(before);
            text = before + Place().Replace(text, place => $"{{{int.Parse(place.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) + places}}}");
            start = _found[^1].Start;
            _found.RemoveAt(_found.Count - 1);
        }

        _found.Add((start, _at, text));
    }

    /// <summary>Reads the literal that begins here; raw and verbatim ones hold no reasons and count as empty.</summary>
    private string Literal()
    {
        var opening = LiteralStart().Match(_source, _at).Value;
        _at += opening.Length;
        if (opening.EndsWith("\"\"\"", StringComparison.Ordinal))
        {
            SkipTo("\"\"\"");
            return "";
        }

        var text = new StringBuilder();
        for (var places = 0; _source[_at] != '"';)
        {
            if (opening.Contains('@', StringComparison.Ordinal))
            {
                _at++;
            }
            else if (_source[_at] == '\\')
            {
                text.Append(_source[_at + 1]);
                _at += 2;
            }
            else if (opening[0] == '$' && (Begins("{{") || Begins("}}")))
            {
                text.Append(_source[_at]);
                _at += 2;
            }
            else if (opening[0] == '$' && _source[_at] == '{')
            {
                SkipHole();
                text.Append('{').Append(places++).Append('}');
            }
            else
            {
                text.Append(_source[_at++]);
            }
        }

        _at++;
        return text.ToString();
    }

    private void SkipHole()
    {
        _at++;
        for (var depth = 0; depth > 0 || _source[_at] != '}';)
        {
            if (LiteralStart().IsMatch(_source, _at))
            {
                Literal();
                continue;
            }

            depth += _source[_at] switch { '{' or '(' => 1, '}' or ')' => -1, _ => 0 };
            if (_source[_at] == '\'')
                SkipCharacter();
            else
                _at++;
        }

        _at++;
    }

    private void SkipCharacter()
    {
        var character = Character().Match(_source, _at);
        _at += Math.Max(1, character.Length);
    }

    private void SkipTo(string end)
    {
        var found = _source.IndexOf(end, _at, StringComparison.Ordinal);
        _at = found < 0 ? _source.Length : found + end.Length;
    }

    private bool Begins(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    [GeneratedRegex("""\G[$@]*("{3}|")""")]
    private static partial Regex LiteralStart();

    [GeneratedRegex("""\G'(\\.[^']*|[^'\\])'""")]
    private static partial Regex Character();

    [GeneratedRegex(@"^\s*\+\s*$")]
    private static partial Regex Plus();

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Place();
}
