using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api.People;

namespace WorkflowCrm.Host.Api.Customers;

/// <summary>A row of the register: what everybody in the company may see.</summary>
public sealed record CustomerView(string Number, string Name, CustomerTier Tier, AmountGrade Grade, PersonView? Owner, DepartmentView Department)
{
    internal static CustomerView Of(Organisation organisation, Customer customer) => new(
        customer.Number,
        customer.Name,
        customer.Tier,
        customer.Grade,
        PersonView.Of(organisation, customer.OwnerId),
        DepartmentView.Of(organisation, customer.DepartmentId));
}
