using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>The people whom an approver rule names, and above them the next superiors, in the order in which they are asked.</summary>
internal static class ApproverChain
{
    /// <summary>Candidates from the post that is named up to the chairman; a vacant post is a candidate without a person.</summary>
    public static IEnumerable<ApproverCandidate> Of(Organisation organisation, ApproverTerm term, ApproverQuestion question) => term.Post switch
    {
        ApproverPost.Requester => [new(organisation.Active(question.RequesterId), "requester"), .. Above(organisation, question.RequesterId)],
        ApproverPost.ManagerOfRequester => Manager(organisation, question.RequesterDepartmentId),
        ApproverPost.LeaderOfRequester => Leader(organisation, question.RequesterDepartmentId),
        ApproverPost.SuperiorOfRequester => Above(organisation, question.RequesterId),
        ApproverPost.ManagerOfUnit => Manager(organisation, question.UnitId),
        ApproverPost.LeaderOfUnit => Leader(organisation, question.UnitId),
        ApproverPost.GeneralManager => Top(organisation, "gm"),
        ApproverPost.Chairman => [new(organisation.Chairman, "chairman")],
        ApproverPost.Role => Holders(organisation, term.Key, question.UnitId),
        ApproverPost.Person => Named(organisation, term.Key),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term.Post, "An approver post without a chain."),
    };

    /// <summary>The superiors of a person, the nearest first.</summary>
    public static IEnumerable<ApproverCandidate> Above(Organisation organisation, string personId)
    {
        if (organisation.HasRole(personId, Roles.Chairman))
            return [];
        if (organisation.HasRole(personId, Roles.GeneralManager))
            return [new(organisation.Chairman, "chairman")];
        if (organisation.HasRole(personId, Roles.DeputyGeneralManager))
            return Top(organisation, "gm");
        var department = organisation.Find(personId)?.DepartmentId;
        return organisation.Department(department)?.ManagerId == personId
            ? Leader(organisation, department)
            : Manager(organisation, department);
    }

    private static IEnumerable<ApproverCandidate> Manager(Organisation organisation, string? departmentId) =>
        [new(departmentId is null ? null : organisation.ManagerOf(departmentId), "manager"), .. Leader(organisation, departmentId)];

    private static IEnumerable<ApproverCandidate> Leader(Organisation organisation, string? departmentId) =>
        organisation.Department(departmentId)?.LeaderInChargeId is { } leader
            ? [new(organisation.Active(leader), "leader"), .. Top(organisation, "gm")]
            : Top(organisation, "leader"); // Section 6.3: no deputy assigned, so the GM himself is in charge.

    private static IEnumerable<ApproverCandidate> Top(Organisation organisation, string why) =>
        [new(organisation.GeneralManager, why), new(organisation.Chairman, "chairman")];

    private static IEnumerable<ApproverCandidate> Holders(Organisation organisation, string role, string? unitId)
    {
        List<Person> all = [.. organisation.WithRole(role)];
        List<Person> ofUnit = unitId is null ? all : [.. all.Where(p => organisation.HasRole(p.Id, role, unitId))];
        var holders = ofUnit.Count > 0 ? ofUnit : all;
        if (holders.Count == 0)
            return [new(null, "role")];
        return [.. holders.Select(p => new ApproverCandidate(p, "role")), .. Above(organisation, holders[0].Id)];
    }

    private static IEnumerable<ApproverCandidate> Named(Organisation organisation, string login) =>
        organisation.FindByLogin(login) is { } person
            ? [new(organisation.Active(person.Id), "person"), .. Above(organisation, person.Id)]
            : [new(null, "person")];
}
