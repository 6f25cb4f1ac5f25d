using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Publishing;

/// <summary>
/// Who confirms that a process is published: another process owner; when none of them is at work, an administrator. Never the one who
/// asks, also not as somebody's deputy.
/// </summary>
public static class SecondPerson
{
    /// <returns>null when nobody could confirm now.</returns>
    public static Person? Choose(Organisation company, string askerId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(company);
        return company.WithRole(Roles.ProcessOwner).Concat(company.WithRole(Roles.Administrator))
            .FirstOrDefault(person => person.Id != askerId && company.AbsenceAt(person.Id, now) is null);
    }

    /// <summary>Whether one of the tasks was approved by somebody who may confirm.</summary>
    public static bool HasConfirmed(Organisation company, string askerId, IEnumerable<StaffTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(company);
        return tasks.Any(task => task is { Kind: TaskKind.Approval, State: TaskState.Decided, Outcome: Outcomes.Approved, DecidedById: { } decider }
            && decider != askerId && (MayConfirm(company, decider) || (task.OnBehalfOfId is { } other && other != askerId && MayConfirm(company, other))));
    }

    private static bool MayConfirm(Organisation company, string personId) =>
        company.HasRole(personId, Roles.ProcessOwner) || company.HasRole(personId, Roles.Administrator);
}
