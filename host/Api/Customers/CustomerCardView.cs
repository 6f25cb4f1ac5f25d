using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api.People;

namespace WorkflowCrm.Host.Api.Customers;

/// <summary>The public part of a customer's card.</summary>
/// <param name="ArchiveAccess">The right under which the caller could read the confidential part now; <c>none</c> when he must ask first.</param>
public sealed record CustomerCardView(
    string Number,
    string Name,
    CustomerTier Tier,
    AmountGrade Grade,
    PersonView? Owner,
    PersonView? CoOwner,
    DepartmentView Department,
    string Industry,
    string Province,
    string City,
    CardClass CardClass,
    ArchiveLevel ArchiveLevel,
    ReadingBasis ArchiveAccess,
    DateTimeOffset RegisteredAt,
    DateTimeOffset UpdatedAt)
{
    internal static CustomerCardView Of(Organisation organisation, Customer customer, ReadingBasis basis) => new(
        customer.Number,
        customer.Name,
        customer.Tier,
        customer.Grade,
        PersonView.Of(organisation, customer.OwnerId),
        PersonView.Of(organisation, customer.CoOwnerId),
        DepartmentView.Of(organisation, customer.DepartmentId),
        customer.Industry,
        customer.Province,
        customer.City,
        customer.CardClass,
        customer.ArchiveLevel,
        basis,
        customer.RegisteredAt,
        customer.UpdatedAt);
}
