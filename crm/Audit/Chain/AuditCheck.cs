namespace WorkflowCrm.Crm.Audit;

/// <summary>
/// Checks a chain entry by entry, e.g. while it streams from the database, and remembers the first break.
/// </summary>
/// <param name="knownHead">A head that the chain had at some time: it must still contain it. Null when none is known.</param>
public sealed class AuditCheck(AuditHead? knownHead = null)
{
    /// <summary>An entry is missing, or stands out of order.</summary>
    public const string Gap = "gap";

    /// <summary>An entry's content does not fit its hash, or the chain was rewritten since the known head.</summary>
    public const string Altered = "altered";

    /// <summary>An entry does not name the hash of the one before it.</summary>
    public const string WrongPrevious = "wrong-previous";

    /// <summary>The chain ends before the known head.</summary>
    public const string Truncated = "truncated";

    private AuditHead _reached = AuditHead.Empty;
    private long _entries;
    private long? _brokenAt;
    private string? _reason;

    /// <summary>Checks the next entry, by ascending sequence from 1. False once the chain is broken: no more entries are needed then.</summary>
    public bool Next(AuditEntry entry)
    {
        if (_brokenAt is not null)
            return false;

        _entries++;
        var expected = _reached.Sequence + 1;
        if (entry.Sequence != expected)
            return Break(Math.Min(expected, entry.Sequence), Gap);
        if (!HashFits(entry))
            return Break(entry.Sequence, Altered);
        if (entry.PreviousHash != _reached.Hash)
            return Break(entry.Sequence, WrongPrevious);
        if (knownHead?.Sequence == entry.Sequence && knownHead.Hash != entry.Hash)
            return Break(entry.Sequence, Altered);

        _reached = AuditHead.Of(entry);
        return true;
    }

    /// <summary>What was found; call it after the last entry.</summary>
    public AuditVerification Finish()
    {
        if (_brokenAt is null && knownHead is not null && _reached.Sequence < knownHead.Sequence)
            Break(_reached.Sequence + 1, Truncated);
        return new AuditVerification(_entries, _brokenAt, _reason);
    }

    private static bool HashFits(AuditEntry entry)
    {
        try
        {
            return entry.Hash == AuditChain.HashOf(entry);
        }
        catch (ArgumentException)
        {
            return false; // a text that is not valid Unicode was never hashed by Append
        }
    }

    private bool Break(long sequence, string reason)
    {
        (_brokenAt, _reason) = (sequence, reason);
        return false;
    }
}
