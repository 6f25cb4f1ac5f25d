namespace WorkflowCrm.Designer.Answers;

/// <summary>A list as Elsa Studio wants it; never null.</summary>
public sealed record StudioList<T>(IReadOnlyList<T> Items)
{
    public int Count => Items.Count;
}
