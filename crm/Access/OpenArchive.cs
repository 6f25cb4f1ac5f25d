using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Access;

/// <summary>Opens the confidential part of a customer's card, or refuses it; either way the reading log says so (R062).</summary>
public sealed class OpenArchive(
    IUnitOfWork unit,
    IAccessStore access,
    ICustomerStore customers,
    IOrganisationStore organisation,
    ArchiveAccess violations,
    IAudit audit,
    IIds ids,
    TimeProvider clock)
{
    /// <summary>The process that asks for access, named in the refusal.</summary>
    public const string Process = "archive-access";

    /// <summary>R065: yuan for each consulting without approval.</summary>
    private const decimal Fine = 50m;

    /// <summary>
    /// A refusal opens a 50-yuan violation candidate (R065, P11), mails access.violation to the owning manager and the GM
    /// office, and answers with the problem <c>archive-access-required</c> (403, args process, customer, violation). An unknown
    /// number answers <c>unknown-customer</c> (404).
    /// </summary>
    public Task<Result<OpenedArchive>> RunAsync(string personId, string customerNumber, Channel channel, CancellationToken cancellationToken) =>
        unit.RunAsync(token => InUnitAsync(personId, customerNumber, channel, token), cancellationToken);

    /// <summary>Whether an opening would succeed; logs nothing (for pages that show what exists and how to ask).</summary>
    public async Task<ReadingBasis> PreviewAsync(string personId, Customer customer, CancellationToken cancellationToken)
    {
        var grants = await access.ActiveGrantsAsync(personId, customer.Number, clock.GetUtcNow(), cancellationToken);
        return ReadingRights.Of(await organisation.CurrentAsync(cancellationToken), personId, customer, grants);
    }

    private async Task<Result<OpenedArchive>> InUnitAsync(
        string personId, string customerNumber, Channel channel, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(customerNumber, cancellationToken) is not { } customer)
            return Problem.NotFound("unknown-customer");
        var now = clock.GetUtcNow();
        var grants = (await access.ActiveGrantsAsync(personId, customer.Number, now, cancellationToken)).Where(g => g.IsActive(now)).ToList();
        var basis = ReadingRights.Of(await organisation.CurrentAsync(cancellationToken), personId, customer, grants);
        var grant = basis == ReadingBasis.Grant ? grants.MaxBy(g => g.Until) : null;
        var reading = new Reading
        {
            Id = ids.New(),
            At = now,
            PersonId = personId,
            CustomerNumber = customer.Number,
            Refused = basis == ReadingBasis.None,
            Basis = basis,
            RequestNumber = grant?.RequestNumber,
            Channel = channel == Channel.Api ? "api" : "page",
        };
        access.Add(reading);
        if (reading.Refused)
            return await RefuseAsync(reading, customer, cancellationToken);
        audit.Record(personId, "archive.opened", $"customer/{customer.Number}", new
        {
            basis = basis.ToString(), request = reading.RequestNumber, reading = reading.Id, channel = reading.Channel,
        });
        var archive = await customers.ReadArchiveAsync(customer.Id, cancellationToken) ?? new CustomerArchive { CustomerId = customer.Id };
        return new OpenedArchive(customer, archive, basis, grant);
    }

    private async Task<Problem> RefuseAsync(Reading reading, Customer customer, CancellationToken cancellationToken)
    {
        var violation = await violations.OpenViolationAsync(
            reading.PersonId, "unauthorised-reading", Fine, customer.Number, $"reading/{reading.Id}", cancellationToken);
        audit.Record(reading.PersonId, "archive.refused", $"customer/{customer.Number}", new
        {
            reading = reading.Id, violation = violation.Number, channel = reading.Channel,
        });
        return Problem.Forbidden("archive-access-required", ("process", Process), ("customer", customer.Number), ("violation", violation.Number));
    }
}

/// <summary>An opened archive, with the right under which it is read and, for a grant, until when.</summary>
public sealed record OpenedArchive(Customer Customer, CustomerArchive Archive, ReadingBasis Basis, Grant? Grant);
