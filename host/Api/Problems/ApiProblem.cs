using Microsoft.AspNetCore.Mvc;
using WorkflowCrm.Crm;

namespace WorkflowCrm.Host.Api.Problems;

/// <summary>Puts refusals into words (RFC 9457), in the caller's language.</summary>
internal sealed class ApiProblem(Texts texts, ProblemArguments arguments)
{
    /// <summary>The answer to something that the business refused.</summary>
    public async Task<IResult> OfAsync(Problem problem, CancellationToken cancellationToken)
    {
        var args = await arguments.ForReadersAsync(problem.Args, cancellationToken);
        var details = Details(StatusOf(problem.Kind), problem.Code, args);
        if (problem.Fields.Count > 0)
            details.Extensions["errors"] = await ErrorsAsync(problem.Fields, cancellationToken);
        foreach (var (name, value) in problem.Args)
            details.Extensions.TryAdd(name, value);
        return Results.Problem(details);
    }

    /// <summary>The answer to something wrong with one field, found at the edge.</summary>
    public Task<IResult> OfFieldAsync(string field, string code, CancellationToken cancellationToken, params (string Key, string Value)[] args) =>
        OfAsync(Problem.InvalidFields([new FieldProblem(field, code) { Args = args.ToDictionary(a => a.Key, a => a.Value) }]), cancellationToken);

    public IResult Of(int status, string code, params (string Name, string Value)[] args) => Results.Problem(Details(status, code, args));

    /// <summary>Title by status, detail by code, type by code.</summary>
    public ProblemDetails Details(int status, string code, params (string Name, string Value)[] args) => new()
    {
        Status = status,
        Type = $"/problems/{code}",
        Title = texts.Get(texts.Has($"status.{status}") ? $"status.{status}" : "status.400"),
        Detail = texts.Get($"problem.{code}", args),
    };

    private async Task<Dictionary<string, string[]>> ErrorsAsync(IReadOnlyList<FieldProblem> fields, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var ofField in fields.GroupBy(f => f.Field, StringComparer.Ordinal))
        {
            var sentences = new List<string>();
            foreach (var field in ofField)
                sentences.Add(texts.Get($"field.{field.Code}", await arguments.ForReadersAsync(field.Args, cancellationToken)));
            errors[ofField.Key] = [.. sentences];
        }
        return errors;
    }

    private static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
