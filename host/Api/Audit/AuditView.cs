using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api.People;

namespace WorkflowCrm.Host.Api.Audit;

/// <summary>One page of the audit trail.</summary>
public sealed record AuditView(IReadOnlyList<AuditEntryView> Items, int Page, int PageSize, int Total, VerificationView Verification);

/// <summary>What the verification of the whole chain found.</summary>
/// <param name="Whole">Nothing was altered, removed or slipped in.</param>
/// <param name="Entries">How many entries were checked.</param>
/// <param name="BrokenAt">Sequence of the first entry that does not fit.</param>
/// <param name="Reason">gap, altered, wrong-previous or truncated.</param>
public sealed record VerificationView(bool Whole, long Entries, long? BrokenAt, string? Reason);

/// <summary>One line of the audit trail.</summary>
/// <param name="Actor">Null for the system.</param>
/// <param name="Detail">The particulars.</param>
/// <param name="Hash">SHA-256 over the entry and the hash before it.</param>
public sealed record AuditEntryView(long Sequence, DateTimeOffset At, PersonView? Actor, string Action, string Subject, JsonNode? Detail, string PreviousHash, string Hash)
{
    internal static AuditEntryView Of(Organisation organisation, AuditEntry entry) => new(
        entry.Sequence,
        entry.At,
        PersonView.Of(organisation, entry.ActorId),
        entry.Action,
        entry.Subject,
        Parsed(entry.Detail),
        entry.PreviousHash,
        entry.Hash);

    // An altered entry may hold anything; it must be shown all the same.
    private static JsonNode? Parsed(string detail)
    {
        try
        {
            return JsonNode.Parse(detail);
        }
        catch (JsonException)
        {
            return JsonValue.Create(detail);
        }
    }
}
