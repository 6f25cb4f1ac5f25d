using System.Text;
using WorkflowCrm.Host.Mail.Imap;

namespace WorkflowCrm.Host.Tests.Mail.Imap;

public sealed class FolderNameTests
{
    [Theory]
    [InlineData("INBOX", "INBOX")]
    [InlineData("Set aside", "Set aside")]
    [InlineData("R&D", "R&-D")]
    [InlineData("已处理", "&XfJZBHQG-")]
    [InlineData("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-")] // the example of RFC 3501
    [InlineData("OA已处理&x", "OA&XfJZBHQG-&-x")]
    [InlineData("&已", "&-&XfI-")]
    [InlineData("😀", "&2D3eAA-")]
    [InlineData("é", "&AOk-")]
    public void A_name_is_written_in_modified_UTF_7(string name, string written)
    {
        Assert.Equal(written, FolderName.Encode(name));
        Assert.Equal(name, Decode(written));
    }

    /// <summary>The way back, as a server goes it.</summary>
    private static string Decode(string written)
    {
        var name = new StringBuilder();
        for (var at = 0; at < written.Length; at++)
        {
            if (written[at] != '&')
            {
                name.Append(written[at]);
                continue;
            }

            var end = written.IndexOf('-', at);
            var base64 = written[(at + 1)..end].Replace(',', '/');
            name.Append(base64.Length == 0 ? "&" : Encoding.BigEndianUnicode.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='))));
            at = end;
        }

        return name.ToString();
    }
}
