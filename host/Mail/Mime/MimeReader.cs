using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>
/// Reads a mail as it came over the wire. Never throws, whatever the bytes are: what cannot be read is left out and named among
/// the faults. Takes time in proportion to the size, and memory of a few times the size.
/// </summary>
internal static class MimeReader
{
    private const int LongestSubject = 1_000;

    public static IncomingMail Read(ReadOnlyMemory<byte> raw, MimeLimits limits)
    {
        var faults = new FaultList();
        var header = HeaderFields.Read(raw.Span, limits.HeaderSize, out var bodyStart);
        if (header.IsBroken)
            faults.Add(IncomingFault.DoubtfulHeader);
        var mail = FromHeader(header, raw.Length, faults);
        if (raw.Length > limits.MailSize)
        {
            faults.Add(IncomingFault.TooLarge);
            return mail with { AutomaticBecause = AutomaticMail.Why(header, mail, isBounce: false), Faults = faults.ToList() };
        }
        var root = new PartReader(limits, faults).Read(header, raw[bodyStart..]);
        mail = mail with { Text = new BodyText(limits, faults).Of(root) };
        var bounce = DeliveryReport.Read(root) ?? PlainBounce.Read(header, mail);
        mail = mail with
        {
            Bounce = bounce,
            AutomaticBecause = AutomaticMail.Why(header, mail, bounce is not null),
            Attachments = new AttachmentReader(limits, faults).Of(root),
        };
        return mail with
        {
            IsOutOfOffice = bounce is null && AutomaticMail.IsOutOfOffice(header, mail),
            Faults = faults.ToList(),
        };
    }

    private static IncomingMail FromHeader(HeaderFields header, long size, FaultList faults)
    {
        var senders = header.All("From").SelectMany(AddressReader.Read).ToList();
        var isOne = senders is [{ Address: not null }] && header.All("From").Count() == 1;
        if (!isOne)
            faults.Add(IncomingFault.DoubtfulHeader);
        return new IncomingMail
        {
            Size = size,
            MessageId = MessageIds.Read(header.First("Message-ID")).FirstOrDefault(),
            From = isOne ? senders[0].Address : null,
            FromName = Cut(senders.FirstOrDefault()?.Name ?? ""),
            ReturnPath = ReturnPath(header),
            Recipients = Recipients(header),
            Subject = Cut(EncodedWordReader.Decode(header.First("Subject") ?? "").Trim()),
            Date = MailDates.Read(header.First("Date")),
            Answers = MessageIds.Answered(header),
            AuthenticationResults = [.. header.All("Authentication-Results")],
        };
    }

    private static string? ReturnPath(HeaderFields header)
    {
        if (header.First("Return-Path")?.Trim() is not { Length: > 0 } path)
            return null;
        return path.Trim('<', '>', ' ').Length == 0 ? "" : AddressReader.First(path);
    }

    private static IReadOnlyList<string> Recipients(HeaderFields header) =>
        [.. ((string[])["Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc"])
            .SelectMany(header.All)
            .SelectMany(AddressReader.Read)
            .Select(one => one.Address)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Take(500)];

    private static string Cut(string text) => PlainText.Cut(text, LongestSubject);
}
