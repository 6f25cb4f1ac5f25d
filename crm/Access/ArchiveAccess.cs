using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Access;

/// <summary>What the steps of the archive-access process do (W01). Runs inside the unit of work of the step.</summary>
public sealed class ArchiveAccess(
    IAccessStore access,
    IApprovalStore approvals,
    ICustomerStore customers,
    IOrganisationStore organisation,
    RequestStory story,
    IAudit audit,
    AccessMail mail,
    WorkingCalendar calendar,
    IIds ids,
    TimeProvider clock)
{
    /// <summary>G19: however long was asked and whatever the process says, a grant never lasts longer.</summary>
    private static readonly WorkingDuration Longest = WorkingDuration.WorkingDays(10);

    /// <summary>
    /// Step 1 of W01: which route the request takes: <c>Exempt</c>, <c>OwnCustomer</c>, <c>Company</c>, <c>Department</c> or <c>Invalid</c>
    /// (no such archive), with the owning department and whether the requester belongs to it. The manager who keeps the archive is exempt (R056).
    /// </summary>
    public async Task<ArchiveRoute> RouteAsync(string requesterId, string customerNumber, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(customerNumber, cancellationToken) is not { } customer)
            return new ArchiveRoute("Invalid", "", false);
        var company = await organisation.CurrentAsync(cancellationToken);
        var route = ReadingRights.Inherent(company, requesterId, customer) switch
        {
            ReadingBasis.Exempt or ReadingBasis.Keeper => "Exempt",
            ReadingBasis.Owner => "OwnCustomer",
            _ => customer.ArchiveLevel == ArchiveLevel.Company ? "Company" : "Department",
        };
        return new ArchiveRoute(route, customer.DepartmentId, company.Find(requesterId)?.DepartmentId == customer.DepartmentId);
    }

    /// <summary>
    /// Opens read-only access until the earlier of the end of the day of <paramref name="askedUntil"/> (company time) and now +
    /// <paramref name="atMost"/> (R061: 3wd), mails <c>access.granted</c> to applicant and keeper. Only for a request whose approvals are
    /// complete in this round (R059), or whose requester may read without any.
    /// </summary>
    /// <exception cref="InvalidOperationException">The approvals are not complete, or the archive is not the one that was asked for.</exception>
    /// <exception cref="FormatException"><paramref name="atMost"/> is not a duration.</exception>
    public async Task<Grant> GrantAsync(
        string instanceId, string customerNumber, string scope, DateTimeOffset? askedUntil, string atMost, CancellationToken cancellationToken)
    {
        var request = await approvals.LockByInstanceAsync(instanceId, cancellationToken)
            ?? throw new InvalidOperationException($"The instance {instanceId} runs for no request, so nothing can be granted (R059).");
        var customer = await customers.FindAsync(customerNumber, cancellationToken)
            ?? throw new InvalidOperationException($"There is no customer {customerNumber}, so nothing can be granted.");
        if (request.CustomerNumber is { } asked && asked != customer.Number)
            throw new InvalidOperationException($"Request {request.Number} asks for {asked}, not for {customer.Number} (R059).");
        var company = await organisation.CurrentAsync(cancellationToken);
        var tasks = await approvals.TasksForChangeAsync(request.Id, cancellationToken);
        List<StaffTask> round = [.. tasks.Where(t => t.Round == request.Round)];
        if (ReadingRights.Inherent(company, request.RequesterId, customer) == ReadingBasis.None)
            RequireApprovals(request, round);

        var now = clock.GetUtcNow();
        var grant = new Grant
        {
            Id = ids.New(),
            PersonId = request.RequesterId,
            CustomerNumber = customer.Number,
            RequestNumber = request.Number,
            KeeperId = Keeper(company, customer, round) ?? request.RequesterId,
            Scope = scope,
            From = now,
            Until = Until(now, askedUntil, WorkingDuration.Parse(atMost)),
        };
        access.Add(grant);
        request.CanWithdraw = false;
        await story.TellAsync(request, new StoryLine(TimelineKind.AccessGranted)
        {
            ActorId = grant.KeeperId, PersonId = grant.PersonId, Instant = grant.Until,
        }, cancellationToken);
        story.Audit(request, "access.granted", grant.KeeperId, new
        {
            grant = grant.Id, person = grant.PersonId, customer = customer.Number, scope, until = grant.Until,
        });
        await mail.GrantedAsync(request, grant, customer, cancellationToken);
        return grant;
    }

    /// <summary>Ends the grant now; nothing happens when it was revoked before.</summary>
    /// <exception cref="InvalidOperationException">There is no such grant.</exception>
    public async Task RevokeAsync(string grantId, CancellationToken cancellationToken)
    {
        var grant = await access.FindGrantForChangeAsync(grantId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no grant {grantId}.");
        if (grant.RevokedAt is not null)
            return;
        var now = clock.GetUtcNow();
        grant.RevokedAt = now;
        if (await approvals.LockByNumberAsync(grant.RequestNumber, cancellationToken) is not { } request)
            return;
        await story.TellAsync(request, new StoryLine(TimelineKind.AccessRevoked) { PersonId = grant.PersonId, Instant = now }, cancellationToken);
        story.Audit(request, "access.revoked", null, new { grant = grant.Id, person = grant.PersonId, customer = grant.CustomerNumber, expired = now >= grant.Until });
    }

    /// <summary>Opens a violation candidate (P11, R071: people decide about it) and mails <c>access.violation</c> to the owning manager and the GM office.</summary>
    /// <param name="amount">Proposed fine in yuan.</param>
    public async Task<Violation> OpenViolationAsync(
        string personId, string kind, decimal amount, string customerNumber, string evidence, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var violation = new Violation
        {
            Id = ids.New(),
            Number = await approvals.NextNumberAsync("WG", calendar.LocalDate(now), cancellationToken),
            At = now,
            PersonId = personId,
            Kind = kind,
            Amount = amount,
            Subject = customerNumber,
            Evidence = evidence,
        };
        access.Add(violation);
        audit.Record("system", "violation.opened", $"violation/{violation.Number}", new { person = personId, kind, amount, customer = customerNumber, evidence });
        await mail.ViolationAsync(violation, await customers.FindAsync(customerNumber, cancellationToken), cancellationToken);
        return violation;
    }

    private static void RequireApprovals(Request request, List<StaffTask> round)
    {
        var needed = round.Where(t => t.Kind == TaskKind.Approval && t.State != TaskState.Cancelled).ToList();
        if (needed.Count == 0 || needed.Any(t => t.Outcome != Outcomes.Approved))
            throw new InvalidOperationException($"The approvals of request {request.Number} are not complete, so access stays closed (R059).");
    }

    /// <summary>Who opened it: whoever did the opening step, else who keeps archives of this level.</summary>
    private static string? Keeper(Organisation company, Customer customer, List<StaffTask> round) =>
        round.Where(t => t is { Kind: TaskKind.Work, State: TaskState.Decided }).OrderBy(t => t.DecidedAt).LastOrDefault()?.DecidedById
        ?? (customer.ArchiveLevel == ArchiveLevel.Department ? company.ManagerOf(customer.DepartmentId)?.Id : null) // R056
        ?? company.WithRole(Roles.ArchiveKeeper).FirstOrDefault()?.Id; // R052

    private DateTimeOffset Until(DateTimeOffset now, DateTimeOffset? askedUntil, WorkingDuration atMost)
    {
        DateTimeOffset[] ends =
        [
            calendar.Add(now, atMost),
            calendar.Add(now, Longest),
            askedUntil is { } asked ? calendar.At(calendar.LocalDate(asked).AddDays(1), TimeOnly.MinValue) : DateTimeOffset.MaxValue,
        ];
        var until = ends.Min();
        return until < now ? now : until; // The asked days may be over before the last signature: then nothing is left to read.
    }
}

/// <summary>Which way an archive-access request goes.</summary>
/// <param name="Route">Exempt, OwnCustomer, Company, Department or Invalid.</param>
/// <param name="OwningDepartmentId">Empty when invalid.</param>
/// <param name="SameDepartment">The requester belongs to the owning department (then step 4 of W01 is skipped).</param>
public sealed record ArchiveRoute(string Route, string OwningDepartmentId, bool SameDepartment);
