using System.Text;

namespace WorkflowCrm.Crm.Audit;

/// <summary>
/// The hash chain of the audit trail: every entry's hash covers its content and the hash before it, so that nothing can be changed, left out
/// or put in between without breaking the chain from there on.
/// </summary>
/// <remarks>
/// The hash is SHA-256 over the format's name, sequence, time (microseconds since 1970, UTC: what PostgreSQL keeps), actor, action, subject, detail
/// and previous hash, each behind its length. Texts must be stored byte for byte: <c>text</c> columns, not <c>jsonb</c>.
/// </remarks>
public static class AuditChain
{
    private const string Format = "WorkflowCrm audit entry 1";

    /// <summary>
    /// The next entry of a chain. The time is cut to microseconds; what a database cannot store in a text (NUL, half of a surrogate pair) becomes U+FFFD,
    /// so that the entry reads back exactly as it was hashed.
    /// </summary>
    /// <param name="head">The chain so far; <see cref="AuditHead.Empty"/> for the first entry.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="actorId">The person's id, or <c>system</c>.</param>
    /// <param name="action">What was done, e.g. <c>task.decided</c>.</param>
    /// <param name="subject">What it was done to, e.g. <c>request/DA-20261125-001</c>.</param>
    /// <param name="detail">JSON with the particulars.</param>
    public static AuditEntry Append(AuditHead head, DateTimeOffset at, string actorId, string action, string subject, string detail)
    {
        var (sequence, time) = (head.Sequence + 1, Microseconds(at));
        (actorId, action, subject, detail) = (Storable(actorId), Storable(action), Storable(subject), Storable(detail));
        return new AuditEntry
        {
            Sequence = sequence,
            At = time,
            ActorId = actorId,
            Action = action,
            Subject = subject,
            Detail = detail,
            PreviousHash = head.Hash,
            Hash = Hash(sequence, time, actorId, action, subject, detail, head.Hash),
        };
    }

    /// <summary>The hash that the entry should have, 64 lower-case hex characters; its own <see cref="AuditEntry.Hash"/> does not count.</summary>
    /// <exception cref="ArgumentException">A text is not valid Unicode.</exception>
    public static string HashOf(AuditEntry entry) =>
        Hash(entry.Sequence, entry.At, entry.ActorId, entry.Action, entry.Subject, entry.Detail, entry.PreviousHash);

    /// <summary>Checks a whole chain from its first entry and finds the first break. For chains too long for the memory use <see cref="AuditCheck"/>.</summary>
    /// <param name="entries">The entries by ascending sequence.</param>
    /// <param name="knownHead">A head that the chain had at some time: it must still contain it.</param>
    public static AuditVerification Verify(IEnumerable<AuditEntry> entries, AuditHead? knownHead = null)
    {
        var check = new AuditCheck(knownHead);
        foreach (var entry in entries)
        {
            if (!check.Next(entry))
                break;
        }

        return check.Finish();
    }

    private static string Hash(long sequence, DateTimeOffset at, string actorId, string action, string subject, string detail, string previousHash)
    {
        using var encoding = new AuditEncoding();
        encoding.Text(Format);
        encoding.Number(sequence);
        encoding.Number((Microseconds(at) - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        foreach (var text in (ReadOnlySpan<string>)[actorId, action, subject, detail, previousHash])
            encoding.Text(text);
        return encoding.Finish();
    }

    private static DateTimeOffset Microseconds(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static string Storable(string text)
    {
        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            storable.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return storable.ToString();
    }
}
