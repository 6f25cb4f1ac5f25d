using System.Text;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Text of <c>format=flowed</c> (RFC 3676): lines that end with a space go on in the next one of the same quotation.</summary>
internal static class FlowedText
{
    /// <param name="text">With line feeds.</param>
    /// <param name="deletesSpace">Whether the space at the end was only put there for the flow.</param>
    public static string Unfold(string text, bool deletesSpace)
    {
        var unfolded = new StringBuilder(text.Length);
        var openDepth = -1;
        var first = true;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            var depth = line.Length - line.TrimStart('>').Length;
            var content = line[depth..];
            if (content.StartsWith(" "))
                content = content[1..];
            var isSignature = content.SequenceEqual("-- ");
            if (openDepth != depth || isSignature)
            {
                if (!first)
                    unfolded.Append('\n');
                if (depth > 0)
                    unfolded.Append('>', depth).Append(' ');
            }
            var flows = content.EndsWith(" ") && !isSignature;
            unfolded.Append(flows && deletesSpace ? content[..^1] : content);
            openDepth = flows ? depth : -1;
            first = false;
        }
        return unfolded.ToString();
    }
}
