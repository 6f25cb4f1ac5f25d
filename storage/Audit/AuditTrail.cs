using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Audit;

internal sealed class AuditTrail(WorkflowCrmDbContext db, Unit unit, TimeProvider time) : IAudit
{
    private static readonly JsonSerializerOptions s_detail = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public void Record(string actorId, string action, string subject, object detail)
    {
        unit.Require();
        unit.Audit.Add(new AuditDraft(time.GetUtcNow(), actorId, action, subject, JsonSerializer.Serialize(detail, s_detail)));
    }

    public async Task<Page<AuditEntry>> ListAsync(string? subject, PageOf page, CancellationToken cancellationToken)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (!string.IsNullOrEmpty(subject))
        {
            var afterLast = subject + "\U0010FFFF"; // a range, so that the index serves it on both databases
#pragma warning disable CA1309 // translated to SQL, where the column's collation compares by bytes
            entries = entries.Where(e => string.Compare(e.Subject, subject) >= 0 && string.Compare(e.Subject, afterLast) < 0);
#pragma warning restore CA1309
        }

        return await entries.OrderByDescending(e => e.Sequence).PageAsync(entries, page, cancellationToken);
    }

    public async Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken)
    {
        // The head first: all entries up to it are committed, whatever is appended meanwhile.
        var row = await db.Set<AuditHeadRow>().AsNoTracking().SingleAsync(cancellationToken);
        var check = new AuditCheck(new AuditHead(row.Sequence, row.Hash));
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence <= row.Sequence).OrderBy(e => e.Sequence);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!check.Next(entry))
                break;
        }

        return check.Finish();
    }

    /// <summary>Chains and writes what the unit of work has recorded; the head's row puts concurrent commits in order.</summary>
    public async Task AppendAsync(CancellationToken cancellationToken)
    {
        if (unit.Audit.Count == 0)
            return;
        var row = await db.LockedAsync<AuditHeadRow>($"SELECT * FROM audit_head", cancellationToken)
            ?? throw new InvalidDataException("The audit trail has lost its head.");
        var head = new AuditHead(row.Sequence, row.Hash);
        foreach (var draft in unit.Audit)
        {
            var entry = AuditChain.Append(head, draft.At, draft.ActorId, draft.Action, draft.Subject, draft.Detail);
            db.Add(entry);
            head = AuditHead.Of(entry);
        }

        (row.Sequence, row.Hash) = (head.Sequence, head.Hash);
        await db.SaveChangesAsync(cancellationToken);
    }
}
