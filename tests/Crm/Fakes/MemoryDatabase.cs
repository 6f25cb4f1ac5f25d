using System.Collections;
using System.Reflection;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>All that the fakes keep. <see cref="Save"/> and <see cref="Restore"/> give the unit of work its rollback: the rows and what stood in them.</summary>
public sealed class MemoryDatabase
{
    public List<Request> Requests { get; } = [];

    public List<StaffTask> Tasks { get; } = [];

    public List<TimelineEntry> Timeline { get; } = [];

    public List<DecisionReceipt> Receipts { get; } = [];

    public List<Draft> Drafts { get; } = [];

    public List<Grant> Grants { get; } = [];

    public List<Reading> Readings { get; } = [];

    public List<Violation> Violations { get; } = [];

    public List<MailMessage> Mails { get; } = [];

    public List<ReceivedMail> Received { get; } = [];

    public List<KeptAttachment> Attachments { get; } = [];

    public List<AuditEntry> Audit { get; } = [];

    public List<Customer> Customers { get; } = [];

    public List<CustomerArchive> Archives { get; } = [];

    public List<Department> Departments { get; } = [];

    public List<Person> People { get; } = [];

    public List<RoleAssignment> Roles { get; } = [];

    public List<Absence> Absences { get; } = [];

    public Dictionary<string, int> Counters { get; private set; } = [];

    private IEnumerable<IList> Tables =>
        [Requests, Tasks, Timeline, Receipts, Drafts, Grants, Readings, Violations, Mails, Received, Attachments, Audit, Customers, Archives, Departments, People, Roles, Absences];

    public object Save() => new State(
        [.. Tables.Select(table => table.Cast<object>().Select(row => (row, Values(row))).ToList())],
        new Dictionary<string, int>(Counters));

    public void Restore(object saved)
    {
        var state = (State)saved;
        foreach (var (table, rows) in Tables.Zip(state.Tables))
        {
            table.Clear();
            foreach (var (row, values) in rows)
            {
                foreach (var (property, value) in values)
                    property.SetValue(row, value);
                table.Add(row);
            }
        }

        Counters = state.Counters;
    }

    private static Dictionary<PropertyInfo, object?> Values(object row) =>
        row.GetType().GetProperties().Where(p => p.CanWrite).ToDictionary(p => p, p => p.GetValue(row));

    private sealed record State(List<List<(object Row, Dictionary<PropertyInfo, object?> Values)>> Tables, Dictionary<string, int> Counters);
}
