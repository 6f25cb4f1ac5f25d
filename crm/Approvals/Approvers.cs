using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>
/// Finds the person whom an approver rule means. Nobody approves his own request (R060: manager, deputy GM in charge, GM, chairman);
/// a post that is vacant, or whose holder is away without anybody to act for him, goes up too; in the end an administrator acts,
/// so that somebody always can.
/// </summary>
public static class Approvers
{
    private const string LastResort = "last-resort";

    /// <summary>The person, or null when there is nobody on the staff who could act.</summary>
    /// <exception cref="ArgumentException">The rule cannot be read.</exception>
    public static ApproverChoice? Find(Organisation organisation, string rule, ApproverQuestion question)
    {
        var term = ApproverRule.Parse(rule);
        return First(organisation, [.. ApproverChain.Of(organisation, term, question)], question);
    }

    /// <summary>The nearest superior of a person who can act, or null when there is nobody.</summary>
    public static ApproverChoice? FindAbove(Organisation organisation, string personId, ApproverQuestion question) =>
        First(organisation, [.. ApproverChain.Above(organisation, personId)], question);

    /// <summary>The person who has to act.</summary>
    /// <exception cref="ArgumentException">The rule cannot be read.</exception>
    /// <exception cref="InvalidOperationException">There is nobody on the staff who could act.</exception>
    public static ApproverChoice Resolve(Organisation organisation, string rule, ApproverQuestion question) =>
        Find(organisation, rule, question)
        ?? throw new InvalidOperationException($"Nobody on the staff can act as \"{rule}\": no superior and no administrator is left.");

    private static ApproverChoice? First(Organisation organisation, IReadOnlyList<ApproverCandidate> named, ApproverQuestion question)
    {
        string? obstacle = null;
        foreach (var candidate in named.Concat(Tail(organisation)))
        {
            var reason = Obstacle(organisation, candidate, question, mayBeAbsent: false);
            if (reason is null)
                return new ApproverChoice(candidate.Person!.Id, Why(candidate, obstacle));
            obstacle ??= reason.Length > 0 ? reason : null;
        }

        // Everybody who could act is away: the task waits for the nearest of them rather than for nobody.
        return question.MustBePresent
            ? null
            : named.Concat(Tail(organisation))
                .Where(c => Obstacle(organisation, c, question, mayBeAbsent: true) is null)
                .Select(c => new ApproverChoice(c.Person!.Id, "absent")).FirstOrDefault();
    }

    /// <summary>The reason for going up, if it went up: from one holder of a role to the next it does not.</summary>
    private static string Why(ApproverCandidate candidate, string? obstacle) =>
        candidate.Why is LastResort or "role" ? candidate.Why : obstacle ?? candidate.Why;

    private static IEnumerable<ApproverCandidate> Tail(Organisation organisation) =>
    [
        new(organisation.GeneralManager, "gm"),
        new(organisation.Chairman, "chairman"),
        .. organisation.WithRole(Roles.Administrator).Select(p => new ApproverCandidate(p, LastResort)),
    ];

    /// <summary>Why the candidate cannot act; empty when he is not looked for; null when he can.</summary>
    private static string? Obstacle(Organisation organisation, ApproverCandidate candidate, ApproverQuestion question, bool mayBeAbsent)
    {
        if (candidate.Person is not { } person)
            return "vacant";
        if (question.Except.Contains(person.Id))
            return "";
        if (question.Kind == TaskKind.Approval && person.Id == question.RequesterId)
            return "self-approval";
        if (mayBeAbsent || candidate.Why == "requester" || organisation.AbsenceAt(person.Id, question.Now) is null)
            return null; // What is the requester's own to do waits for him.
        var deputy = question.MustBePresent ? null : organisation.ActingDeputyOf(person.Id, question.Now);
        return deputy is null || (question.Kind == TaskKind.Approval && deputy.Id == question.RequesterId) ? "absent" : null;
    }
}
