using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>Turns the engine's catalogue and the workflows that are used as activities into the descriptors that Elsa Studio loads, in the process owner's language.</summary>
public sealed class StudioDescriptors(ActivityCatalogue catalogue, IActivityTexts texts)
{
    /// <param name="language"><c>zh-CN</c> or <c>en</c>.</param>
    /// <param name="lists">The company's own choices by list.</param>
    /// <param name="workflows">The versions of the workflows that are used as activities; of two with the same type and number the first counts.</param>
    /// <returns>No two of the same type and version: the Studio does not start otherwise.</returns>
    public IReadOnlyList<StudioActivity> In(
        string language, IReadOnlyDictionary<string, IReadOnlyList<StudioChoice>> lists, IReadOnlyList<WorkflowActivity> workflows)
    {
        ArgumentNullException.ThrowIfNull(workflows);
        var describer = new ActivityDescriber(texts, language, lists);
        var category = texts.Find(language, "category.Workflows") ?? "Workflows";
        var done = texts.Find(language, "outcome.Done") ?? "Done";
        return
        [
            .. catalogue.Descriptors.Select(describer.Describe)
                .Concat(SpecialActivities.In(language, texts))
                .Concat(workflows.Select(one => WorkflowDescriber.Describe(one.Definition, one.IsPublished, category, done)))
                .DistinctBy(activity => (activity.TypeName, activity.Version)),
        ];
    }

    /// <summary>The particulars of one input's editor; null when there is no such input, or nothing to say.</summary>
    public object? EditorOf(string language, IReadOnlyDictionary<string, IReadOnlyList<StudioChoice>> lists, string type, string input) =>
        catalogue.Find(type)?.Inputs.FirstOrDefault(one => string.Equals(one.Name, input, StringComparison.OrdinalIgnoreCase)) is { } found
            ? new InputEditor(texts, language, lists).Of(found)
            : null;
}
