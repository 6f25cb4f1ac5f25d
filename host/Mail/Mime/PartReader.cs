using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Takes a mail apart along its boundaries. Each level reads its bytes once, and there are few levels.</summary>
internal sealed class PartReader(MimeLimits limits, FaultList faults)
{
    private int _parts;

    /// <param name="header">Of the mail.</param>
    /// <param name="body">What follows it.</param>
    public MimePart Read(HeaderFields header, ReadOnlyMemory<byte> body) => Read(header, body, isDigest: false, depth: 0);

    private MimePart Read(HeaderFields header, ReadOnlyMemory<byte> body, bool isDigest, int depth)
    {
        _parts++;
        var type = ContentField.Read(header.First("Content-Type"));
        // What has no type, or none that is one, is text (RFC 2045, 5.2).
        if (!type.Value.Contains('/', StringComparison.Ordinal))
            type = ContentField.Read(isDigest ? "message/rfc822" : "text/plain");
        var disposition = ContentField.Read(header.First("Content-Disposition"));
        var part = new MimePart(header, type, disposition, body, []);
        if (!part.IsMultipart)
            return part;
        if (depth == limits.Depth)
        {
            faults.Add(IncomingFault.TooManyParts);
            return part;
        }
        var pieces = Boundaries.Split(body, type.Parameter("boundary"), limits.Parts - _parts, out var isCut);
        if (isCut)
            faults.Add(IncomingFault.TooManyParts);
        if (pieces is null)
        {
            // Nothing tells its parts apart: better one text than nothing.
            faults.Add(IncomingFault.Unreadable);
            return part with { Type = ContentField.Read("text/plain") };
        }
        var children = new List<MimePart>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (_parts >= limits.Parts)
            {
                faults.Add(IncomingFault.TooManyParts);
                break;
            }
            var inner = HeaderFields.Read(piece.Span, limits.HeaderSize / 4, out var start);
            children.Add(Read(inner, piece[start..], type.Value == "multipart/digest", depth + 1));
        }
        return part with { Children = children };
    }
}
