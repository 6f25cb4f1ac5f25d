using WorkflowCrm.Crm.Audit;

namespace WorkflowCrm.Crm.Tests.Audit;

/// <summary>Chains to break.</summary>
internal static class AuditSamples
{
    public static AuditEntry[] Chain(int length, string detail = "{}")
    {
        var chain = new List<AuditEntry>();
        var head = AuditHead.Empty;
        for (var i = 1; i <= length; i++)
        {
            var entry = AuditChain.Append(head, new DateTimeOffset(2026, 3, 9, 2, i, 0, TimeSpan.Zero), "system", "task.decided", $"request/{i}", detail);
            chain.Add(entry);
            head = AuditHead.Of(entry);
        }

        return [.. chain];
    }

    public static AuditEntry Copy(
        AuditEntry entry, long? sequence = null, DateTimeOffset? at = null, string? actor = null, string? action = null,
        string? subject = null, string? detail = null, string? previous = null, string? hash = null) => new()
        {
            Sequence = sequence ?? entry.Sequence,
            At = at ?? entry.At,
            ActorId = actor ?? entry.ActorId,
            Action = action ?? entry.Action,
            Subject = subject ?? entry.Subject,
            Detail = detail ?? entry.Detail,
            PreviousHash = previous ?? entry.PreviousHash,
            Hash = hash ?? entry.Hash,
        };
}
