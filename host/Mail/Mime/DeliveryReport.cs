using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Reads delivery status notifications of RFC 3464.</summary>
internal static class DeliveryReport
{
    private const int LongestDiagnostic = 1_000;
    private const int MostRecipients = 100;
    private const int LargestReport = 256 * 1024;

    /// <summary>What the first recipient's group says that failed, or else is late; null when the mail is no such report, or reports only success.</summary>
    public static BounceReport? Read(MimePart root)
    {
        if (root.All.FirstOrDefault(part => part.Type.Value is "message/delivery-status" or "message/global-delivery-status") is not { } status)
            return null;
        var recipients = Groups(status).Where(group => group.First("Action") is not null).ToList();
        var told = recipients.FirstOrDefault(group => Action(group) == "failed") ?? recipients.FirstOrDefault(group => Action(group) == "delayed");
        if (told is null)
            return null;
        return new BounceReport(
            Address(told.First("Original-Recipient")) ?? Address(told.First("Final-Recipient")),
            Action(told) == "failed",
            StatusCodes.Find(told.First("Status")),
            Diagnostic(told.First("Diagnostic-Code")),
            OriginalId(root));
    }

    public static string Cut(string text) => PlainText.Cut(text, LongestDiagnostic);

    private static IEnumerable<HeaderFields> Groups(MimePart status)
    {
        var bytes = TransferEncoding.Decode(status.Body, status.Encoding, LargestReport, out _);
        for (var count = 0; bytes.Length > 0 && count <= MostRecipients; count++)
        {
            var group = HeaderFields.Read(bytes.Span, LargestReport, out var end);
            yield return group;
            // A line that is no field ends the report.
            bytes = end == 0 ? default : bytes[end..];
        }
    }

    private static string Action(HeaderFields group) => AsciiCase.Lower(group.First("Action") ?? "").Split(' ', '(', ';')[0];

    // rfc822;name@domain
    private static string? Address(string? field) =>
        field is null ? null : AddressReader.First(field[(field.IndexOf(';', StringComparison.Ordinal) + 1)..]);

    private static string Diagnostic(string? field)
    {
        if (field is null)
            return "";
        var words = field[(field.IndexOf(';', StringComparison.Ordinal) + 1)..];
        return Cut(string.Join(' ', EncodedWordReader.Decode(words).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static string? OriginalId(MimePart root)
    {
        foreach (var part in root.All.Where(part => part.Type.Value is "message/rfc822" or "message/rfc822-headers" or "text/rfc822-headers" or "message/global" or "message/global-headers"))
        {
            var bytes = TransferEncoding.Decode(part.Body, part.Encoding, LargestReport, out _);
            if (MessageIds.Read(HeaderFields.Read(bytes.Span, LargestReport, out _).First("Message-ID")) is [var id, ..])
                return id;
        }
        return null;
    }
}
