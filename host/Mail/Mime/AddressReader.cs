using System.Text;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>
/// The addresses of a field (RFC 5322, 3.4): names, quotes, comments, groups. The text is taken apart before its encoded words
/// are decoded, so that no word can bring an address with it.
/// </summary>
internal sealed class AddressReader
{
    private const int MostAddresses = 500;
    private const int LongestAddress = 254;

    private readonly List<MailboxAddress> _found = [];
    private readonly StringBuilder _words = new();
    private readonly StringBuilder _comment = new();
    private string? _angle;
    private bool _hasQuotes;

    private AddressReader()
    {
    }

    /// <summary>All that stands there, also what is no address; an unquoted name that is itself another address counts as one.</summary>
    public static IReadOnlyList<MailboxAddress> Read(string field)
    {
        var reader = new AddressReader();
        reader.Take(field);
        return reader._found;
    }

    /// <summary>The first address of the field; null when what stands first is none.</summary>
    public static string? First(string field) => Read(field) is [var first, ..] ? first.Address : null;

    private void Take(string field)
    {
        for (var i = 0; i < field.Length && _found.Count < MostAddresses; i++)
        {
            switch (field[i])
            {
                case '"' when Closing(field, i) is var close and > 0:
                    _hasQuotes = true;
                    AppendUnescaped(_words, field.AsSpan(i + 1, close - i - 1));
                    i = close;
                    break;
                case '(':
                    i = TakeComment(field, i);
                    break;
                case '<':
                    if (_angle is not null)
                        End();
                    var end = field.IndexOf('>', i);
                    _angle = field[(i + 1)..(end < 0 ? field.Length : end)];
                    i = end < 0 ? field.Length : end;
                    break;
                case ',' or ';':
                    End();
                    break;
                case ':':
                    // What stands before is a group's name.
                    _words.Clear();
                    break;
                default:
                    _words.Append(field[i]);
                    break;
            }
        }
        End();
    }

    private void End()
    {
        var words = _words.ToString().Trim();
        var name = EncodedWordReader.Decode(words).Trim();
        if (_angle is null && words.Length > 0)
        {
            _found.Add(new MailboxAddress(EncodedWordReader.Decode(_comment.ToString()).Trim(), Address(words)));
        }
        else if (_angle is not null)
        {
            var address = Address(_angle);
            _found.Add(new MailboxAddress(name, address));
            if (!_hasQuotes && Address(words) is { } other && other != address)
                _found.Add(new MailboxAddress("", other));
        }
        _words.Clear();
        _comment.Clear();
        (_angle, _hasQuotes) = (null, false);
    }

    private int TakeComment(string field, int start)
    {
        var depth = 0;
        for (var i = start; i < field.Length; i++)
        {
            if (field[i] == '(' && depth++ == 0)
                continue;
            if (field[i] == ')' && --depth == 0)
                return i;
            if (field[i] == '\\' && i + 1 < field.Length)
                i++;
            _comment.Append(field[i]);
        }
        return field.Length;
    }

    // -1 when the quote is never closed.
    private static int Closing(string field, int quote)
    {
        for (var i = quote + 1; i < field.Length; i++)
        {
            if (field[i] == '\\')
                i++;
            else if (field[i] == '"')
                return i;
        }
        return -1;
    }

    private static void AppendUnescaped(StringBuilder to, ReadOnlySpan<char> quoted)
    {
        for (var i = 0; i < quoted.Length; i++)
        {
            if (quoted[i] == '\\' && i + 1 < quoted.Length)
                i++;
            to.Append(quoted[i]);
        }
    }

    private static string? Address(string text)
    {
        var address = AsciiCase.Lower(text.Trim());
        var at = address.LastIndexOf('@');
        if (at <= 0 || address.Length > LongestAddress || address.Any(c => c <= ' ' || char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or ':' or '"' or '(' or ')'))
            return null;
        var domain = address[(at + 1)..].TrimEnd('.');
        return domain.Length > 0 && !address[..at].Contains('@', StringComparison.Ordinal) && domain.Split('.').All(IsLabel)
            ? address[..(at + 1)] + domain
            : null;
    }

    private static bool IsLabel(string label) => label.Length is > 0 and <= 63 && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || c > 127);
}
