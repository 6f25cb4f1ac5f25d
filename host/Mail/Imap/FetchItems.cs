using System.Globalization;
using System.Text;
using WorkflowCrm.Host.Mail.Wire;

namespace WorkflowCrm.Host.Mail.Imap;

/// <summary>What a FETCH response says of one message, by the names of its items in upper case.</summary>
internal sealed class FetchItems
{
    private const int Deepest = 20;

    private readonly Dictionary<string, object?> _items = new(StringComparer.Ordinal);
    private readonly ImapResponse _response;
    private int _at;
    private int _literal;

    /// <exception cref="WireException">It is not of the form that the protocol has.</exception>
    public FetchItems(ImapResponse response)
    {
        _response = response;
        _at = response.Text.IndexOf('(', StringComparison.Ordinal);
        if (_at < 0 || Value(0) is not List<object?> pairs)
            throw Malformed();
        for (var i = 0; i + 1 < pairs.Count; i += 2)
        {
            if (pairs[i] is string name)
                _items[name.ToUpperInvariant()] = pairs[i + 1];
        }
    }

    /// <summary>The number that lasts; null when the server has not said it.</summary>
    public uint? Uid => _items.GetValueOrDefault("UID") is string text && uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var uid) ? uid : null;

    /// <summary>Bytes; 0 when the server has not said it.</summary>
    public long Size => _items.GetValueOrDefault("RFC822.SIZE") is string text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;

    public bool HasFlag(string flag) => _items.GetValueOrDefault("FLAGS") is List<object?> flags && flags.OfType<string>().Contains(flag, StringComparer.OrdinalIgnoreCase);

    /// <summary>The message or the part of it that was asked for; null when it is not there.</summary>
    public byte[]? Body => _items.Where(item => item.Key.StartsWith("BODY[", StringComparison.Ordinal)).Select(item => item.Value).FirstOrDefault() switch
    {
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text), // short ones may come in quotes
        _ => null,
    };

    private object? Value(int depth)
    {
        if (depth > Deepest)
            throw Malformed();
        switch (Peek())
        {
            case '(':
                return List(depth);
            case '"':
                return Quoted();
            case ImapResponse.LiteralMark:
                _at++;
                return _response.Literals[_literal++];
            default:
                var atom = Atom();
                return atom.Equals("NIL", StringComparison.OrdinalIgnoreCase) ? null : atom;
        }
    }

    private List<object?> List(int depth)
    {
        var values = new List<object?>();
        _at++;
        while (true)
        {
            while (Peek() == ' ')
                _at++;
            if (Peek() == ')')
            {
                _at++;
                return values;
            }

            values.Add(Value(depth + 1));
        }
    }

    private string Quoted()
    {
        var text = new StringBuilder();
        for (_at++; Peek() != '"'; _at++)
        {
            if (Peek() == '\\')
                _at++;
            text.Append(Peek());
        }

        _at++;
        return text.ToString();
    }

    // Also BODY[HEADER.FIELDS (A B)]<0>: brackets keep what is in them together.
    private string Atom()
    {
        var (from, brackets) = (_at, 0);
        while (_at < _response.Text.Length && (brackets > 0 || _response.Text[_at] is not (' ' or '(' or ')')))
        {
            brackets += _response.Text[_at] switch { '[' => 1, ']' => -1, _ => 0 };
            _at++;
        }

        return _at > from ? _response.Text[from.._at] : throw Malformed();
    }

    private char Peek() => _at < _response.Text.Length ? _response.Text[_at] : throw Malformed();

    private static WireException Malformed() => new("The mail server's answer to FETCH is not of the form that IMAP has.");
}
