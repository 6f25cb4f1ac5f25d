using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Customers;

namespace WorkflowCrm.Crm.Access;

/// <summary>Opens the confidential part of a customer's card, or refuses it; either way the reading log says so (R062).</summary>
public sealed class OpenArchive
{
    /// <summary>
    /// A refusal opens a 50-yuan violation candidate (R065, P11), mails access.violation to the owning manager and the GM
    /// office, and answers with the problem <c>archive-access-required</c> (403).
    /// </summary>
    public Task<Result<OpenedArchive>> RunAsync(string personId, string customerNumber, Channel channel, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Whether an opening would succeed; logs nothing (for pages that show what exists and how to ask).</summary>
    public Task<ReadingBasis> PreviewAsync(string personId, Customer customer, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

/// <summary>An opened archive, with the right under which it is read and, for a grant, until when.</summary>
public sealed record OpenedArchive(Customer Customer, CustomerArchive Archive, ReadingBasis Basis, Grant? Grant);
