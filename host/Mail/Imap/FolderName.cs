using System.Text;

namespace WorkflowCrm.Host.Mail.Imap;

/// <summary>Names of folders as IMAP writes them: what is not printable ASCII as UTF-16 in base64 between <c>&amp;</c> and <c>-</c> (modified UTF-7, RFC 3501, 5.1.3).</summary>
internal static class FolderName
{
    public static string Encode(string name)
    {
        var encoded = new StringBuilder(name.Length);
        for (var at = 0; at < name.Length;)
        {
            if (IsPlain(name[at]))
            {
                encoded.Append(name[at] == '&' ? "&-" : name[at]);
                at++;
                continue;
            }

            var end = at;
            while (end < name.Length && !IsPlain(name[end]))
                end++;
            encoded.Append('&').Append(Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(name, at, end - at)).TrimEnd('=').Replace('/', ',')).Append('-');
            at = end;
        }

        return encoded.ToString();
    }

    private static bool IsPlain(char c) => c is >= ' ' and <= '~';
}
