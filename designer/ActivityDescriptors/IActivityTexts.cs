namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>The texts of activities in the languages of the process owners.</summary>
public interface IActivityTexts
{
    /// <param name="language"><c>zh-CN</c> or <c>en</c>.</param>
    /// <param name="key">The activity type or <c>type.Property</c>, with <c>.description</c> behind it for the longer text; <c>outcome.Name</c>, <c>option.value</c>, <c>category.Name</c>.</param>
    /// <returns>Null when there is none; the attribute's English text is shown then.</returns>
    string? Find(string language, string key);
}
