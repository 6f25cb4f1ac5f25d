using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>Who may act on a task and who may see a request.</summary>
public static class TaskRights
{
    /// <summary>The people who may decide the task at this moment: the assignee, his acting deputy, the one it was escalated to. Never the requester of an approval (R060).</summary>
    public static IReadOnlyList<Person> Deciders(Organisation organisation, StaffTask task, DateTimeOffset now)
    {
        Person?[] candidates =
        [
            organisation.Active(task.AssigneeId),
            organisation.ActingDeputyOf(task.AssigneeId, now),
            task.EscalationMayDecide ? organisation.Active(task.EscalatedToId) : null,
        ];
        return [.. candidates.OfType<Person>().DistinctBy(p => p.Id)
            .Where(p => task.Kind != TaskKind.Approval || p.Id != task.RequesterId)];
    }

    public static bool MayDecide(Organisation organisation, StaffTask task, string personId, DateTimeOffset now) =>
        task.State == TaskState.Open && Deciders(organisation, task, now).Any(p => p.Id == personId);

    /// <summary>The assignee, his acting deputy and administrators; of an approval never the requester: who asks may not choose who approves (R060), administrator or not.</summary>
    public static bool MayTransfer(Organisation organisation, StaffTask task, string personId, DateTimeOffset now)
    {
        if (organisation.Active(personId) is null || (task.Kind == TaskKind.Approval && task.RequesterId == personId))
            return false;
        return task.AssigneeId == personId
            || organisation.ActingDeputyOf(task.AssigneeId, now)?.Id == personId
            || organisation.HasRole(personId, Roles.Administrator);
    }

    /// <summary>For whom the person would act: null when the task is his own.</summary>
    public static string? OnBehalfOf(StaffTask task, string personId) =>
        task.AssigneeId == personId || (task.EscalationMayDecide && task.EscalatedToId == personId) ? null : task.AssigneeId;

    /// <summary>The requester, everybody who has or had a task in it (and acts for one who has), administrators, auditors and process owners.</summary>
    public static bool MaySee(Organisation organisation, Request request, IReadOnlyList<StaffTask> tasks, string personId, DateTimeOffset now)
    {
        if (request.RequesterId == personId || SeesEverything(organisation, personId))
            return true;
        var actsFor = organisation.ActsFor(personId, now);
        return tasks.Any(t => t.DecidedById == personId || t.EscalatedToId == personId || actsFor.Contains(t.AssigneeId));
    }

    public static bool SeesEverything(Organisation organisation, string personId) =>
        organisation.HasRole(personId, Roles.Administrator)
        || organisation.HasRole(personId, Roles.Auditor)
        || organisation.HasRole(personId, Roles.ProcessOwner);
}
