using System.Text;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Host.Mail.Mime.Html;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>The text of a mail: all its text parts one after the other; of alternatives the plain one, or the HTML one when there is no other.</summary>
internal sealed class BodyText(MimeLimits limits, FaultList faults)
{
    // Markup takes most of an HTML part.
    private const int MarkupPerText = 4;

    private int _remaining = limits.TextLength;

    public string Of(MimePart root)
    {
        var text = new StringBuilder();
        foreach (var part in Chosen(root))
        {
            var piece = Read(part);
            if (piece.Length == 0)
                continue;
            if (text.Length > 0)
                text.Append('\n');
            text.Append(piece);
            _remaining -= piece.Length + 1;
        }
        return text.ToString();
    }

    private static IEnumerable<MimePart> Chosen(MimePart part)
    {
        if (!part.IsMultipart)
            return part.IsText ? [part] : [];
        // What a report carries besides its explanation is for machines.
        if (part.Type.Value == "multipart/report")
            return part.Children.Take(1).SelectMany(Chosen);
        return part.Type.Value == "multipart/alternative" ? ChosenOf(part.Children) : part.Children.SelectMany(Chosen);
    }

    private static List<MimePart> ChosenOf(IReadOnlyList<MimePart> alternatives)
    {
        var choices = alternatives.Select(child => Chosen(child).ToList()).Where(choice => choice.Count > 0).ToList();
        return choices.FirstOrDefault(choice => choice.TrueForAll(part => part.Type.Value == "text/plain") && choice.Exists(HasText))
            ?? choices.LastOrDefault(choice => choice.Exists(part => part.Type.Value == "text/html"))
            ?? choices.FirstOrDefault()
            ?? [];
    }

    // A beginning of nothing but white space is taken for nothing.
    private static bool HasText(MimePart part) =>
        TransferEncoding.Decode(part.Body[..Math.Min(part.Body.Length, 4_096)], part.Encoding, 4_096, out _).Span.ContainsAnyExcept(" \t\r\n"u8);

    private string Read(MimePart part)
    {
        if (_remaining <= 0)
        {
            faults.Add(IncomingFault.TextTooLong);
            return "";
        }
        var isHtml = part.Type.Value == "text/html";
        var most = (int)Math.Min(part.Body.Length, _remaining * 4L * (isHtml ? MarkupPerText : 1));
        var bytes = TransferEncoding.Decode(part.Body, part.Encoding, most, out var isBroken);
        if (bytes.Length > most)
        {
            faults.Add(IncomingFault.TextTooLong);
            bytes = bytes[..most];
        }
        var text = CharsetText.Read(bytes.Span, part.Type.Parameter("charset"), out var isDoubtful);
        if (isBroken || isDoubtful)
            faults.Add(IncomingFault.Unreadable);
        text = isHtml ? HtmlText.Of(text, _remaining + 1) : Plain(part, text);
        if (text.Length > _remaining)
        {
            faults.Add(IncomingFault.TextTooLong);
            text = PlainText.Cut(text, _remaining);
        }
        return text;
    }

    private static string Plain(MimePart part, string text)
    {
        var clean = PlainText.Clean(text);
        return AsciiCase.Lower(part.Type.Parameter("format") ?? "") == "flowed"
            ? FlowedText.Unfold(clean, AsciiCase.Lower(part.Type.Parameter("delsp") ?? "") == "yes")
            : clean;
    }
}
