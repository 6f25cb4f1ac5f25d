namespace WorkflowCrm.Crm;

/// <summary>What a use case answers: a value, or the problem that kept it from happening.</summary>
public sealed class Result<T>
{
    private readonly T? _value;

    internal Result(T? value, Problem? problem)
    {
        _value = value;
        Problem = problem;
    }

    public Problem? Problem { get; }

    public bool Succeeded => Problem is null;

    /// <exception cref="InvalidOperationException">There is a problem and so no value.</exception>
    public T Value => Problem is null ? _value! : throw new InvalidOperationException($"No value: {Problem.Code}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}

/// <summary>Makes results where C# does not convert by itself: values of an interface type.</summary>
public static class Result
{
    public static Result<T> Of<T>(T value) => new(value, null);
}
