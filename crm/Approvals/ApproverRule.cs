using System.Diagnostics.CodeAnalysis;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>
/// Who is meant by a step's "approver", as a process owner writes it:
/// <c>requester</c>, <c>manager-of-requester</c>, <c>leader-of-requester</c>, <c>manager-of-unit</c>, <c>leader-of-unit</c>,
/// <c>superior-of-requester</c>, <c>gm</c>, <c>chairman</c>, <c>role:{key}</c>, <c>person:{login}</c>.
/// </summary>
public static class ApproverRule
{
    /// <summary>The rules without parameters, for the designer's list.</summary>
    public static IReadOnlyList<string> Simple { get; } =
    [
        "requester", "manager-of-requester", "leader-of-requester", "superior-of-requester",
        "manager-of-unit", "leader-of-unit", "gm", "chairman",
    ];

    /// <summary>Reads a rule; false when the text is none (spaces around it and capital letters are forgiven).</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ApproverTerm? term)
    {
        var rule = text?.Trim() ?? "";
        term = rule.ToLowerInvariant() switch
        {
            "requester" => new(ApproverPost.Requester),
            "manager-of-requester" => new(ApproverPost.ManagerOfRequester),
            "leader-of-requester" => new(ApproverPost.LeaderOfRequester),
            "superior-of-requester" => new(ApproverPost.SuperiorOfRequester),
            "manager-of-unit" => new(ApproverPost.ManagerOfUnit),
            "leader-of-unit" => new(ApproverPost.LeaderOfUnit),
            "gm" => new(ApproverPost.GeneralManager),
            "chairman" => new(ApproverPost.Chairman),
            _ => Keyed(rule, "role:", ApproverPost.Role) ?? Keyed(rule, "person:", ApproverPost.Person),
        };
        return term is not null;
    }

    /// <summary>Reads a rule.</summary>
    /// <exception cref="ArgumentException">The text is no rule; the message says what is expected.</exception>
    public static ApproverTerm Parse(string text) => TryParse(text, out var term)
        ? term
        : throw new ArgumentException($"\"{text}\" does not say who is to act. Write one of {string.Join(", ", Simple)}, role:KEY or person:LOGIN.");

    private static ApproverTerm? Keyed(string rule, string prefix, ApproverPost post) =>
        rule.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && rule[prefix.Length..].Trim() is { Length: > 0 } key
            ? new ApproverTerm(post, key)
            : null;
}
