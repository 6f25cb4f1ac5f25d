namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>The choices that come from the company's own data.</summary>
public interface IOptionLists
{
    /// <summary>The lists by the names that inputs call them by, in the language of the running request.</summary>
    ValueTask<IReadOnlyDictionary<string, IReadOnlyList<StudioChoice>>> CurrentAsync(CancellationToken cancellationToken);
}
