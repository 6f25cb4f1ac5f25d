namespace WorkflowCrm.Designer.Answers;

/// <summary>What a call of Elsa Studio came to: a value, or a refusal.</summary>
public sealed record StudioAnswer<T>
{
    private readonly T _value;

    private StudioAnswer(T value, StudioRefusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Why nothing was done; null when it was.</summary>
    public StudioRefusal? Refusal { get; }

    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => Refusal is null ? _value : throw new InvalidOperationException("A refusal has no value.");

    public static implicit operator StudioAnswer<T>(T value) => new(value, null);

    public static implicit operator StudioAnswer<T>(StudioRefusal refusal) => new(default!, refusal);
}
