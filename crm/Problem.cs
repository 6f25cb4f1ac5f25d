namespace WorkflowCrm.Crm;

/// <summary>
/// Why something that a person asked for was not done. The text is a resource of the host under <c>problem.{Code}</c>
/// in every language; <see cref="Args"/> fill its placeholders.
/// </summary>
/// <param name="Kind">Decides how the edge answers.</param>
/// <param name="Code">Stable, in kebab case, e.g. <c>task-already-decided</c>.</param>
public sealed record Problem(ProblemKind Kind, string Code)
{
    public IReadOnlyDictionary<string, string> Args { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with single fields; empty when the problem is none of a field.</summary>
    public IReadOnlyList<FieldProblem> Fields { get; init; } = [];

    public static Problem NotFound(string code, params (string Key, string Value)[] args) => Make(ProblemKind.NotFound, code, args);

    public static Problem Forbidden(string code, params (string Key, string Value)[] args) => Make(ProblemKind.Forbidden, code, args);

    public static Problem Conflict(string code, params (string Key, string Value)[] args) => Make(ProblemKind.Conflict, code, args);

    public static Problem Invalid(string code, params (string Key, string Value)[] args) => Make(ProblemKind.Invalid, code, args);

    /// <summary>One or more fields are wrong (answered as 422 with <c>errors</c> per field).</summary>
    public static Problem InvalidFields(IReadOnlyList<FieldProblem> fields) => new(ProblemKind.Invalid, "invalid-fields") { Fields = fields };

    private static Problem Make(ProblemKind kind, string code, (string Key, string Value)[] args) =>
        new(kind, code) { Args = args.ToDictionary(a => a.Key, a => a.Value) };
}

/// <summary>What is wrong with one field; the text is the resource <c>field.{Code}</c>.</summary>
public sealed record FieldProblem(string Field, string Code)
{
    public IReadOnlyDictionary<string, string> Args { get; init; } = new Dictionary<string, string>();
}

/// <summary>The kinds of refusal, each with its HTTP status.</summary>
public enum ProblemKind
{
    /// <summary>404: there is no such thing (or the caller may not know of it).</summary>
    NotFound,

    /// <summary>403: the caller is not entitled.</summary>
    Forbidden,

    /// <summary>409: too late, somebody else was first, or the state does not allow it.</summary>
    Conflict,

    /// <summary>422: what was given is not right.</summary>
    Invalid,
}
