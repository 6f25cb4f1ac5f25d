using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WorkflowCrm.Crm.Mail.Links;

/// <summary>The tokens of a mail: in links as base64url, in reply addresses as base32 in lower case, which mail servers leave alone.</summary>
public static class MailToken
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>43 characters; the mail's <paramref name="place"/>-th link.</summary>
    public static string OfLink(IMailSecrets secrets, string salt, int place) =>
        Base64Url.EncodeToString(secrets.Derive(salt, string.Create(CultureInfo.InvariantCulture, $"link/{place}")));

    /// <summary>32 characters, 160 bits: an address' local part has at most 64.</summary>
    public static string OfReply(IMailSecrets secrets, string salt)
    {
        var text = new StringBuilder(32);
        int bits = 0, held = 0;
        foreach (var next in secrets.Derive(salt, "reply").AsSpan(0, 20))
        {
            (held, bits) = ((held << 8) | next, bits + 8);
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32[(held >> bits) & 31]);
            }
            held &= (1 << bits) - 1;
        }
        return text.ToString();
    }

    /// <summary>What is stored of a token.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
