using System.Text.Json.Nodes;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>What process steps do with the request that they run for. Runs inside the unit of work of the step.</summary>
public sealed class RequestDesk
{
    /// <summary>The request that the instance runs for; null for a process without one. Already locked by whoever started the step.</summary>
    public Task<Request?> OfInstanceAsync(string instanceId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Sets the outcome that the requester sees, and whether he may still withdraw.</summary>
    public Task SetOutcomeAsync(string instanceId, string outcome, bool canWithdraw, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The request goes back to the requester, who corrects it; status Returned until he resubmits.</summary>
    public Task ReturnAsync(string instanceId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The corrected request starts a new round with new inputs; decisions of earlier rounds no longer count.</summary>
    public Task ResubmitAsync(string instanceId, JsonObject inputs, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Adds a line to the request's story.</summary>
    public Task NoteAsync(string instanceId, TimelineKind kind, string? stepName, string? personId, DateTimeOffset? instant, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The instance has ended: closes the request. A fault sets outcome Faulted and mails the administrators.</summary>
    public Task EndAsync(string instanceId, bool faulted, CancellationToken cancellationToken) => throw new NotImplementedException();
}
