namespace WorkflowCrm.Crm;

/// <summary>Which page of a list is wanted.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">1 to 200.</param>
public readonly record struct PageOf(int Number, int Size)
{
    public static PageOf First { get; } = new(1, 50);

    public int Skip => (Number - 1) * Size;

    /// <summary>Brings any input into the allowed range.</summary>
    public static PageOf Clamp(int? number, int? size) => new(Math.Clamp(number ?? 1, 1, 1_000_000), Math.Clamp(size ?? 50, 1, 200));
}
