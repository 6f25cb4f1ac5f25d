using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Host.Components;
using WorkflowCrm.Host.Pages.Processes;

namespace WorkflowCrm.Host.Pages.Customers;

/// <summary>Puts together a customer's card for its reader; looks at nothing confidential and logs nothing.</summary>
public sealed class CustomerCards(
    ICustomerStore customers, IAccessStore access, IApprovalStore approvals, IProcesses processes, OpenArchive archives, Reader reader)
{
    /// <summary>The process that asks for access (W01).</summary>
    public const string AccessProcess = "archive-access";

    public static string AskAddress(string customerNumber) => $"/requests/new/{AccessProcess}?customer={Uri.EscapeDataString(customerNumber)}";

    public async Task<CustomerCard?> FindAsync(string number, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(number, cancellationToken) is not { } customer)
            return null;
        var running = await approvals.ListAsync(
            new RequestFilter(RequesterId: reader.Id, Status: RequestStatus.Running, CustomerNumber: number), PageOf.First, cancellationToken);
        var process = await processes.FindAsync(AccessProcess, cancellationToken);
        return new CustomerCard(
            customer,
            KeeperOf(reader.Company, customer),
            await archives.PreviewAsync(reader.Id, customer, cancellationToken),
            await access.ActiveGrantsAsync(reader.Id, number, reader.Now, cancellationToken),
            running.Items,
            process is not null && StartableProcesses.MayStart(reader.Company, reader.Id, process));
    }

    /// <summary>Company level: the archive keeper of the GM office; department level: the owning department's manager (R056).</summary>
    public static Person? KeeperOf(Organisation company, Customer customer) => customer.ArchiveLevel == ArchiveLevel.Company
        ? company.WithRole(Roles.ArchiveKeeper).FirstOrDefault()
        : company.ManagerOf(customer.DepartmentId);
}
