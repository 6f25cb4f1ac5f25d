namespace WorkflowCrm.Crm.Access;

/// <summary>What the steps of the archive-access process do (W01). Runs inside the unit of work of the step.</summary>
public sealed class ArchiveAccess
{
    /// <summary>
    /// Step 1 of W01: which route the request takes: <c>Exempt</c>, <c>OwnCustomer</c>, <c>Company</c>, <c>Department</c> or <c>Invalid</c>
    /// (no such archive), with the owning department and whether the requester belongs to it.
    /// </summary>
    public Task<ArchiveRoute> RouteAsync(string requesterId, string customerNumber, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>
    /// Opens read-only access until the earlier of <paramref name="askedUntil"/> and now + <paramref name="atMost"/> (R061: 3wd),
    /// mails <c>access.granted</c> to applicant and keeper. Only for a request whose approvals are complete (R059).
    /// </summary>
    public Task<Grant> GrantAsync(string instanceId, string customerNumber, string scope, DateTimeOffset? askedUntil, string atMost, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Ends the grant now; nothing happens when it was revoked before.</summary>
    public Task RevokeAsync(string grantId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Opens a violation candidate (P11) and mails <c>access.violation</c> to the owning manager and the GM office.</summary>
    public Task<Violation> OpenViolationAsync(string personId, string kind, decimal amount, string customerNumber, string evidence, CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>Which way an archive-access request goes.</summary>
/// <param name="Route">Exempt, OwnCustomer, Company, Department or Invalid.</param>
/// <param name="OwningDepartmentId">Empty when invalid.</param>
/// <param name="SameDepartment">The requester belongs to the owning department (then step 4 of W01 is skipped).</param>
public sealed record ArchiveRoute(string Route, string OwningDepartmentId, bool SameDepartment);
