namespace WorkflowCrm.Designer.ExpressionDescriptors;

/// <summary>A language or a way in which an input may be filled.</summary>
/// <param name="Type">What is stored.</param>
/// <param name="IsBrowsable">Whether the Studio's menu shows it; literals are its default.</param>
/// <param name="Properties">What the Studio's editor asks; all values are texts.</param>
public sealed record ExpressionType(string Type, string DisplayName, bool IsBrowsable, IReadOnlyDictionary<string, string> Properties)
{
    public bool IsSerializable { get; } = true;
}
